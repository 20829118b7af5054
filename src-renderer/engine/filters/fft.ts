/** Transforms of one length, in places of its own: filled by the caller and read before the next one. */
export interface Fft {
  /** As many as the length. */
  readonly samples: Float64Array;
  /** Half as many and one, from 0 to half the rate. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** X[k] = Σ x[n] · e^(−2πi·kn/N), unscaled: from the samples to the spectrum. */
  forward(): void;
  /** Back, scale included: from the spectrum to the samples. */
  inverse(): void;
}

/** Each number below `size`, a power of two, with its bits in reversed order. */
export function bitsReversed(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let k = 1; k < size; k++) reversed[k] = (reversed[k >> 1]! >> 1) | (k & 1 ? size >> 1 : 0);
  return reversed;
}

/** An odd number of stages begins with a single one, an even one with two; neither needs factors. */
export const isOdd = (size: number) => Math.log2(size) % 2 === 1;

/** For each double stage, from the shortest on: e^(−iφ), e^(−2iφ), e^(−3iφ) of each butterfly. */
export function turnsOf(size: number): Float64Array[] {
  const turns: Float64Array[] = [];
  for (let quarter = isOdd(size) ? 2 : 4; 4 * quarter <= size; quarter *= 4) {
    const stage = new Float64Array(6 * quarter);
    for (let i = 0; i < 3 * quarter; i++) {
      const angle = (-2 * Math.PI * Math.floor(i / 3) * ((i % 3) + 1)) / (4 * quarter);
      stage[2 * i] = Math.cos(angle);
      stage[2 * i + 1] = Math.sin(angle);
    }
    turns.push(stage);
  }
  return turns;
}
