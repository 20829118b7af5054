/**
 * Fourier transform of a power of two of real values, there and back, in double precision.
 *
 * X[k] = Σ x[n] · e^(−2πi·kn/N), unscaled. The even samples are the real and the odd ones the imaginary
 * parts of one complex transform of half the length (Press et al., Numerical Recipes, 12.3); that one
 * goes two stages of Cooley and Tukey's radix 2 at a time, with its factors in the order of their use.
 */
export class RealFft {
  readonly size: number;
  readonly #window: Float64Array;
  readonly #half: number;
  readonly #reversed: Uint32Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  /** For each double stage, from the shortest on: e^(−iφ), e^(−2iφ), e^(−3iφ) of each butterfly. */
  readonly #turns: readonly Float64Array[];
  /** cos and −sin of 2πk/size. */
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  /**
   * @param size a power of two, 4 at least
   * @param window what `forward` multiplies the samples by; 1 when left out
   * @throws RangeError for another size
   */
  constructor(size: number, window = new Float64Array(size).fill(1)) {
    if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`no transform of ${size}`);
    this.size = size;
    this.#window = window;
    this.#half = size / 2;
    this.#reversed = bitsReversed(this.#half);
    this.#re = new Float64Array(this.#half);
    this.#im = new Float64Array(this.#half);
    this.#turns = turnsOf(this.#half);
    const angle = (2 * Math.PI) / size;
    this.#cos = Float64Array.from({ length: this.#half }, (_, k) => Math.cos(angle * k));
    this.#sin = Float64Array.from({ length: this.#half }, (_, k) => -Math.sin(angle * k));
  }

  /** @param samples `size` of them from `start` */
  forward(samples: Float32Array, start: number, { re, im }: Spectrum): void {
    const [a, b, half, window, reversed] = this.#work();
    for (let k = 0, at = start; k < half; k++, at += 2) {
      const to = reversed[k]!;
      a[to] = samples[at]! * window[2 * k]!;
      b[to] = samples[at + 1]! * window[2 * k + 1]!;
    }
    transform(a, b, this.#turns);
    const [cos, sin] = [this.#cos, this.#sin];
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
  }

  /** Undoes `forward` without a window, scale included. */
  inverse({ re, im }: Spectrum, samples: Float32Array, start: number): void {
    const [a, b, half, , reversed] = this.#work();
    const [cos, sin] = [this.#cos, this.#sin];
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
    transform(a, b, this.#turns);
    for (let k = 0, at = start; k < half; k++, at += 2) {
      samples[at] = a[k]! / half;
      samples[at + 1] = -b[k]! / half;
    }
  }

  #work() {
    return [this.#re, this.#im, this.#half, this.#window, this.#reversed] as const;
  }
}

/** The spectrum's size/2 + 1 values, from 0 to half the rate. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function emptySpectrum(size: number): Spectrum {
  return { re: new Float64Array(size / 2 + 1), im: new Float64Array(size / 2 + 1) };
}

function bitsReversed(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let k = 1; k < size; k++) reversed[k] = (reversed[k >> 1]! >> 1) | (k & 1 ? size >> 1 : 0);
  return reversed;
}

/** An odd number of stages begins with a single one, an even one with two; neither needs factors. */
const isOdd = (size: number) => Math.log2(size) % 2 === 1;

function turnsOf(size: number): Float64Array[] {
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
