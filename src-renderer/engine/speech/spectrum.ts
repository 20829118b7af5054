/** Samples of one short window, and bins of its spectrum: 16 ms and 62.5 Hz apart at 16 kHz. */
export const WINDOW = 256;
export const BINS = WINDOW / 2 + 1;

const BITS = 8;
const HANN = Float64Array.from({ length: WINDOW }, (_, i) => {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW);
});
const COS = Float64Array.from({ length: WINDOW / 2 }, (_, i) =>
  Math.cos((2 * Math.PI * i) / WINDOW),
);
const SIN = Float64Array.from({ length: WINDOW / 2 }, (_, i) =>
  Math.sin((2 * Math.PI * i) / WINDOW),
);
const REVERSED = Uint16Array.from({ length: WINDOW }, (_, i) => {
  let reversed = 0;
  for (let bit = 0; bit < BITS; bit += 1) reversed |= ((i >> bit) & 1) << (BITS - 1 - bit);
  return reversed;
});

const re = new Float64Array(WINDOW);
const im = new Float64Array(WINDOW);

/**
 * Magnitudes of two windows at once: one is the real, the other the imaginary part of one transform.
 *
 * Bin `k` of the windows goes to `out[k * stride + column]` and the place after it.
 */
export function magnitudePair(
  samples: Float32Array | Float64Array,
  first: number,
  second: number,
  out: Float64Array,
  column: number,
  stride: number,
): void {
  for (let i = 0; i < WINDOW; i += 1) {
    const to = REVERSED[i]!;
    re[to] = HANN[i]! * samples[first + i]!;
    im[to] = HANN[i]! * samples[second + i]!;
  }
  transform();
  for (let k = 0; k < BINS; k += 1) {
    const mirror = (WINDOW - k) % WINDOW;
    const a = re[k]!;
    const b = im[k]!;
    const c = re[mirror]!;
    const d = im[mirror]!;
    out[k * stride + column] = 0.5 * Math.sqrt((a + c) * (a + c) + (b - d) * (b - d));
    out[k * stride + column + 1] = 0.5 * Math.sqrt((b + d) * (b + d) + (c - a) * (c - a));
  }
}

/** Radix 2, in place, on bit-reversed input. */
function transform(): void {
  for (let half = 1; half < WINDOW; half *= 2) {
    const step = WINDOW / 2 / half;
    for (let start = 0; start < WINDOW; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const low = start + k;
        const high = low + half;
        const cos = COS[k * step]!;
        const sin = SIN[k * step]!;
        const real = re[high]! * cos + im[high]! * sin;
        const imaginary = im[high]! * cos - re[high]! * sin;
        re[high] = re[low]! - real;
        im[high] = im[low]! - imaginary;
        re[low] = re[low]! + real;
        im[low] = im[low]! + imaginary;
      }
    }
  }
}
