/** What was added to `before` to get `after`. */
export function difference(before: Float32Array, after: Float32Array): Float32Array {
  return after.map((value, i) => value - (before[i] ?? 0));
}

/** Uniform noise of ±level. */
export function noise(frames: number, level: number, random: () => number): Float32Array {
  return Float32Array.from({ length: frames }, () => level * (2 * random() - 1));
}
