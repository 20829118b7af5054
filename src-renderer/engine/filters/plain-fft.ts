import { bitsReversed, type Fft, isOdd, turnsOf } from './fft.ts';

/**
 * The transform in plain JavaScript: says what fft.wat computes, and stands in for it.
 *
 * The even samples are the real and the odd ones the imaginary parts of one complex transform of half
 * the length (Press et al., Numerical Recipes, 12.3); that one goes two stages of Cooley and Tukey's
 * radix 2 at a time, with its factors in the order of their use.
 */
export function plainFft(size: number): Fft {
  const half = size / 2;
  const samples = new Float64Array(size);
  const [re, im] = [new Float64Array(half + 1), new Float64Array(half + 1)];
  const [a, b] = [new Float64Array(half), new Float64Array(half)];
  const reversed = bitsReversed(half);
  const turns = turnsOf(half);
  const circle = Float64Array.from({ length: half }, (_, k) => (2 * Math.PI * k) / size);
  const [cos, sin] = [circle.map(Math.cos), circle.map((angle) => -Math.sin(angle))];
  return {
    samples,
    re,
    im,
    forward() {
      for (let k = 0; k < half; k++) {
        a[reversed[k]!] = samples[2 * k]!;
        b[reversed[k]!] = samples[2 * k + 1]!;
      }
      transform(a, b, turns);
      re[0] = a[0]! + b[0]!;
      im[0] = 0;
      re[half] = a[0]! - b[0]!;
      im[half] = 0;
      for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
        const evenRe = (a[k]! + a[mirror]!) / 2;
        const evenIm = (b[k]! - b[mirror]!) / 2;
        const oddRe = (b[k]! + b[mirror]!) / 2;
        const oddIm = (a[mirror]! - a[k]!) / 2;
        const turnedRe = cos[k]! * oddRe - sin[k]! * oddIm;
        const turnedIm = cos[k]! * oddIm + sin[k]! * oddRe;
        re[k] = evenRe + turnedRe;
        im[k] = evenIm + turnedIm;
        re[mirror] = evenRe - turnedRe;
        im[mirror] = turnedIm - evenIm;
      }
    },
    inverse() {
      // Conjugated, so that the transform forward is the one back; the two ends' imaginary parts are 0.
      a[0] = (re[0]! + re[half]!) / 2;
      b[0] = (re[half]! - re[0]!) / 2;
      for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
        const evenRe = (re[k]! + re[mirror]!) / 2;
        const evenIm = (im[k]! - im[mirror]!) / 2;
        const turnedRe = (re[k]! - re[mirror]!) / 2;
        const turnedIm = (im[k]! + im[mirror]!) / 2;
        const oddRe = turnedRe * cos[k]! + turnedIm * sin[k]!;
        const oddIm = turnedIm * cos[k]! - turnedRe * sin[k]!;
        const [to, opposite] = [reversed[k]!, reversed[mirror]!];
        a[to] = evenRe - oddIm;
        b[to] = -evenIm - oddRe;
        a[opposite] = evenRe + oddIm;
        b[opposite] = evenIm - oddRe;
      }
      transform(a, b, turns);
      for (let k = 0; k < half; k++) {
        samples[2 * k] = a[k]! / half;
        samples[2 * k + 1] = -b[k]! / half;
      }
    },
  };
}

/** A complex transform of values in bit-reversed order, in place. */
function transform(re: Float64Array, im: Float64Array, turns: readonly Float64Array[]): void {
  if (isOdd(re.length)) pairs(re, im);
  else firstFours(re, im);
  for (const stage of turns) fours(re, im, stage);
}

function pairs(re: Float64Array, im: Float64Array): void {
  for (let k = 0; k < re.length; k += 2) {
    const [a, b] = [re[k + 1]!, im[k + 1]!];
    re[k + 1] = re[k]! - a;
    im[k + 1] = im[k]! - b;
    re[k]! += a;
    im[k]! += b;
  }
}

/** Two stages on single values, whose factors are 1 and −i. */
function firstFours(re: Float64Array, im: Float64Array): void {
  for (let k = 0; k + 3 < re.length; k += 4) {
    const sumRe = re[k]! + re[k + 1]!;
    const sumIm = im[k]! + im[k + 1]!;
    const gapRe = re[k]! - re[k + 1]!;
    const gapIm = im[k]! - im[k + 1]!;
    const nextRe = re[k + 2]! + re[k + 3]!;
    const nextIm = im[k + 2]! + im[k + 3]!;
    const turnRe = im[k + 2]! - im[k + 3]!;
    const turnIm = re[k + 3]! - re[k + 2]!;
    re[k] = sumRe + nextRe;
    im[k] = sumIm + nextIm;
    re[k + 2] = sumRe - nextRe;
    im[k + 2] = sumIm - nextIm;
    re[k + 1] = gapRe + turnRe;
    im[k + 1] = gapIm + turnIm;
    re[k + 3] = gapRe - turnRe;
    im[k + 3] = gapIm - turnIm;
  }
}

/** Two stages: joins four neighbouring spectra each time. */
function fours(re: Float64Array, im: Float64Array, turns: Float64Array): void {
  const quarter = turns.length / 6;
  for (let first = 0; first < re.length; first += 4 * quarter) {
    for (let k = first, t = 0; t < turns.length; k++, t += 6) {
      const l = k + quarter;
      const m = l + quarter;
      const n = m + quarter;
      // Bit-reversed: the second quarter holds what radix 4 counts as the third.
      const lRe = re[l]! * turns[t + 2]! - im[l]! * turns[t + 3]!;
      const lIm = re[l]! * turns[t + 3]! + im[l]! * turns[t + 2]!;
      const mRe = re[m]! * turns[t]! - im[m]! * turns[t + 1]!;
      const mIm = re[m]! * turns[t + 1]! + im[m]! * turns[t]!;
      const nRe = re[n]! * turns[t + 4]! - im[n]! * turns[t + 5]!;
      const nIm = re[n]! * turns[t + 5]! + im[n]! * turns[t + 4]!;
      const sumRe = re[k]! + lRe;
      const sumIm = im[k]! + lIm;
      const gapRe = re[k]! - lRe;
      const gapIm = im[k]! - lIm;
      re[k] = sumRe + mRe + nRe;
      im[k] = sumIm + mIm + nIm;
      re[m] = sumRe - mRe - nRe;
      im[m] = sumIm - mIm - nIm;
      re[l] = gapRe + mIm - nIm;
      im[l] = gapIm - mRe + nRe;
      re[n] = gapRe - mIm + nIm;
      im[n] = gapIm + mRe - nRe;
    }
  }
}
