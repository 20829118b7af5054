import { emptySpectrum, RealFft, type Spectrum } from '../filters/real-fft.ts';

/** Power spectra of frames of one length, under a Hann window. */
export class PowerSpectrum {
  /** Bins 0 … size/2 of the last frame: a sine of amplitude a gives a²/4 in its bin. */
  readonly power: Float64Array;
  readonly #fft: RealFft;
  readonly #spectrum: Spectrum;

  /**
   * @param size samples of a frame
   * @throws RangeError unless `size` is a power of two, 4 at least
   */
  constructor(size: number) {
    const turn = (2 * Math.PI) / size;
    // Half a cosine's mean is taken out here, so that amplitudes come out right.
    const window = Float64Array.from({ length: size }, (_, i) => (1 - Math.cos(turn * i)) / size);
    this.#fft = new RealFft(size, window);
    this.#spectrum = emptySpectrum(size);
    this.power = new Float64Array(size / 2 + 1);
  }

  /** Reads `size` samples from `start` on, which must be there. Returns `power`. */
  read(samples: Float32Array, start: number): Float64Array {
    this.#fft.forward(samples, start, this.#spectrum);
    const { re, im } = this.#spectrum;
    for (let k = 0; k < this.power.length; k++) this.power[k] = re[k]! * re[k]! + im[k]! * im[k]!;
    return this.power;
  }
}
