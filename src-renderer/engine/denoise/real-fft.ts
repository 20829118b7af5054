/**
 * Fourier transform of 512 real values, there and back, in double precision.
 *
 * Two real halves make one complex transform of 256: even samples as real parts, odd ones as imaginary
 * parts (Press et al., Numerical Recipes, 12.3).
 */
const SIZE = 512;
const HALF = SIZE / 2;

/** cos and −sin of 2πk/512. */
const COS = Float64Array.from({ length: HALF }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE));
const SIN = Float64Array.from({ length: HALF }, (_, k) => -Math.sin((2 * Math.PI * k) / SIZE));
const REVERSED = Uint8Array.from({ length: HALF }, (_, index) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) reversed |= ((index >> bit) & 1) << (7 - bit);
  return reversed;
});

/** The spectrum's 257 values, from 0 to half the rate. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function emptySpectrum(): Spectrum {
  return { re: new Float64Array(HALF + 1), im: new Float64Array(HALF + 1) };
}

export class RealFft {
  readonly #re = new Float64Array(HALF);
  readonly #im = new Float64Array(HALF);

  /** @param samples 512 of them from `start` */
  forward(samples: Float32Array, start: number, { re, im }: Spectrum): void {
    const a = this.#re;
    const b = this.#im;
    for (let k = 0; k < HALF; k++) {
      a[REVERSED[k]!] = samples[start + 2 * k]!;
      b[REVERSED[k]!] = samples[start + 2 * k + 1]!;
    }
    butterflies(a, b);
    re[0] = a[0]! + b[0]!;
    im[0] = 0;
    re[HALF] = a[0]! - b[0]!;
    im[HALF] = 0;
    for (let k = 1; k < HALF; k++) {
      const evenRe = (a[k]! + a[HALF - k]!) / 2;
      const evenIm = (b[k]! - b[HALF - k]!) / 2;
      const oddRe = (b[k]! + b[HALF - k]!) / 2;
      const oddIm = (a[HALF - k]! - a[k]!) / 2;
      re[k] = evenRe + COS[k]! * oddRe - SIN[k]! * oddIm;
      im[k] = evenIm + COS[k]! * oddIm + SIN[k]! * oddRe;
    }
  }

  /** Undoes `forward`, scale included. */
  inverse({ re, im }: Spectrum, samples: Float32Array, start: number): void {
    const a = this.#re;
    const b = this.#im;
    for (let k = 0; k < HALF; k++) {
      const evenRe = (re[k]! + re[HALF - k]!) / 2;
      const evenIm = (im[k]! - im[HALF - k]!) / 2;
      const turnedRe = (re[k]! - re[HALF - k]!) / 2;
      const turnedIm = (im[k]! + im[HALF - k]!) / 2;
      const oddRe = turnedRe * COS[k]! + turnedIm * SIN[k]!;
      const oddIm = turnedIm * COS[k]! - turnedRe * SIN[k]!;
      // Conjugated, so that the transform forward is the one back.
      a[REVERSED[k]!] = evenRe - oddIm;
      b[REVERSED[k]!] = -(evenIm + oddRe);
    }
    butterflies(a, b);
    for (let k = 0; k < HALF; k++) {
      samples[start + 2 * k] = a[k]! / HALF;
      samples[start + 2 * k + 1] = -b[k]! / HALF;
    }
  }
}

/** A transform of 256 complex values in bit-reversed order, in place. */
function butterflies(a: Float64Array, b: Float64Array): void {
  for (let half = 1; half < HALF; half *= 2) {
    const stride = HALF / half;
    for (let at = 0; at < HALF; at += 2 * half) {
      for (let k = 0; k < half; k++) {
        const low = at + k;
        const high = low + half;
        const cos = COS[k * stride]!;
        const sin = SIN[k * stride]!;
        const re = a[high]! * cos - b[high]! * sin;
        const im = a[high]! * sin + b[high]! * cos;
        a[high] = a[low]! - re;
        b[high] = b[low]! - im;
        a[low]! += re;
        b[low]! += im;
      }
    }
  }
}
