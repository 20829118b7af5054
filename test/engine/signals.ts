/** Test signals and measures on Float32Arrays. */

export function tone(hertz: number, sampleRate: number, frames: number, level = 0.5): Float32Array {
  return Float32Array.from(
    { length: frames },
    (_, i) => level * Math.sin((2 * Math.PI * hertz * i) / sampleRate),
  );
}

/** Root mean square, in dB below full scale. */
export function rmsDb(samples: Float32Array): number {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
  return 10 * Math.log10(power);
}

/** Puts arrays one after another. */
export function join(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
