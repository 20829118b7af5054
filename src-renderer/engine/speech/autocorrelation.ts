import { emptySpectrum, RealFft } from '../filters/real-fft.ts';

/** A signal's products with itself, later by each lag: the power spectrum, transformed back. */
export class Autocorrelation {
  readonly #fft: RealFft;
  readonly #spectrum;
  readonly #padded: Float32Array;
  readonly #products: Float32Array;

  /** @param size a power of two: the length of a signal and the longest lag together, at least */
  constructor(size: number) {
    this.#fft = new RealFft(size);
    this.#spectrum = emptySpectrum(size);
    this.#padded = new Float32Array(size);
    this.#products = new Float32Array(size);
  }

  /** @returns by lag, from 0 on; good until the next call */
  of(values: Float64Array, length: number): Float32Array {
    this.#padded.set(values.subarray(0, length));
    this.#padded.fill(0, length);
    this.#fft.forward(this.#padded, 0, this.#spectrum);
    const { re, im } = this.#spectrum;
    for (let k = 0; k < re.length; k += 1) re[k] = re[k]! * re[k]! + im[k]! * im[k]!;
    im.fill(0);
    this.#fft.inverse(this.#spectrum, this.#products, 0);
    return this.#products;
  }
}
