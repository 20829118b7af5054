/** Stretches of speech by energy alone: good enough for clean recordings, which it is used on. */
export function speechByEnergy(
  samples: Float32Array,
  sampleRate: number,
): { start: number; end: number }[] {
  const frame = Math.round(0.01 * sampleRate);
  const levels = Array.from({ length: Math.floor(samples.length / frame) }, (_, i) =>
    levelOf(samples.subarray(i * frame, (i + 1) * frame)),
  );
  const sorted = [...levels].sort((a, b) => a - b);
  const loud = sorted[Math.floor(0.95 * sorted.length)] ?? 0;
  const low = sorted[Math.floor(0.05 * sorted.length)] ?? 0;
  const threshold = Math.max(loud - 30, Math.min(low + 8, loud - 12));
  const stretches: { start: number; end: number }[] = [];
  levels.forEach((level, i) => {
    if (level < threshold) return;
    const last = stretches.at(-1);
    // A closure before a consonant is part of the speech.
    if (last && i * 0.01 - last.end < 0.15) last.end = (i + 1) * 0.01;
    else stretches.push({ start: i * 0.01, end: (i + 1) * 0.01 });
  });
  return stretches.filter(({ start, end }) => end - start >= 0.05);
}

function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
  return 10 * Math.log10(power + 1e-12);
}
