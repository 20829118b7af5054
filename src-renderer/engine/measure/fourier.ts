/** Power spectra of frames of one length, under a Hann window. */
export class PowerSpectrum {
  /** Bins 0 … size/2 of the last frame: a sine of amplitude a gives a²/4 in its bin. */
  readonly power: Float64Array;
  readonly #size: number;
  readonly #window: Float64Array;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;

  /**
   * @param size samples of a frame
   * @throws RangeError unless `size` is a power of two
   */
  constructor(size: number) {
    if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError('not a power of two');
    const turn = (2 * Math.PI) / size;
    this.#size = size;
    this.power = new Float64Array(size / 2 + 1);
    // Half a cosine's mean is taken out here, so that amplitudes come out right.
    this.#window = Float64Array.from({ length: size }, (_, i) => (1 - Math.cos(turn * i)) / size);
    this.#cosine = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos(turn * i));
    this.#sine = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin(turn * i));
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
  }

  /** Reads samples[start, start + size); what lies outside counts as 0. Returns `power`. */
  read(samples: Float32Array, start: number): Float64Array {
    for (let i = 0, reversed = 0; i < this.#size; i++) {
      this.#real[reversed] = (samples[start + i] ?? 0) * this.#window[i]!;
      let bit = this.#size >> 1;
      while (reversed & bit) {
        reversed ^= bit;
        bit >>= 1;
      }
      reversed |= bit;
    }
    this.#imaginary.fill(0);
    for (let half = 1; half < this.#size; half *= 2) this.#combine(half);
    for (let k = 0; k < this.power.length; k++) {
      this.power[k] = this.#real[k]! ** 2 + this.#imaginary[k]! ** 2;
    }
    return this.power;
  }

  /** One stage of radix 2: joins neighbouring spectra of `half` bins. */
  #combine(half: number): void {
    const real = this.#real;
    const imaginary = this.#imaginary;
    const stride = this.#size / (2 * half);
    for (let first = 0; first < this.#size; first += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = this.#cosine[k * stride]!;
        const s = this.#sine[k * stride]!;
        const low = first + k;
        const high = low + half;
        const re = real[high]! * c - imaginary[high]! * s;
        const im = real[high]! * s + imaginary[high]! * c;
        real[high] = real[low]! - re;
        imaginary[high] = imaginary[low]! - im;
        real[low]! += re;
        imaginary[low]! += im;
      }
    }
  }
}
