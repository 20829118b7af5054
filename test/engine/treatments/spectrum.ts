/** Mean level of `samples` at one frequency, dB re full scale, seen through a Hann window. */
export function levelAt(samples: Float32Array, sampleRate: number, hertz: number): number {
  let real = 0;
  let imaginary = 0;
  let windowSum = 0;
  for (let i = 0; i < samples.length; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / samples.length);
    const value = window * (samples[i] ?? 0);
    const phase = (2 * Math.PI * hertz * i) / sampleRate;
    real += value * Math.cos(phase);
    imaginary += value * Math.sin(phase);
    windowSum += window;
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / windowSum);
}

/** What was added to `before` to get `after`. */
export function difference(before: Float32Array, after: Float32Array): Float32Array {
  return after.map((value, i) => value - (before[i] ?? 0));
}

/** Uniform noise of ±level. */
export function noise(frames: number, level: number, random: () => number): Float32Array {
  return Float32Array.from({ length: frames }, () => level * (2 * random() - 1));
}
