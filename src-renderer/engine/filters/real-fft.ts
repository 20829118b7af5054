import type { Fft } from './fft.ts';
import { plainFft } from './plain-fft.ts';
import { simdFft } from './simd-fft.ts';

/** One of each length serves all who ask for it, as each call leaves nothing behind. */
const engines = new Map<number, Fft>();

/**
 * Fourier transform of a power of two of real values, there and back, in double precision.
 *
 * X[k] = Σ x[n] · e^(−2πi·kn/N), unscaled.
 */
export class RealFft {
  readonly size: number;
  readonly #window: Float64Array;
  readonly #engine: Fft;

  /**
   * @param size a power of two, 4 at least
   * @param window what `forward` multiplies the samples by; 1 when left out
   * @throws RangeError for another size
   */
  constructor(size: number, window = new Float64Array(size).fill(1)) {
    if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`no transform of ${size}`);
    this.size = size;
    this.#window = window;
    this.#engine = engineOf(size);
  }

  /** @param samples `size` of them from `start` */
  forward(samples: Float32Array, start: number, { re, im }: Spectrum): void {
    const engine = this.#engine;
    const [window, input] = [this.#window, engine.samples];
    for (let k = 0; k < window.length; k++) input[k] = samples[start + k]! * window[k]!;
    engine.forward();
    re.set(engine.re);
    im.set(engine.im);
  }

  /** Undoes `forward` without a window, scale included. */
  inverse({ re, im }: Spectrum, samples: Float32Array, start: number): void {
    const engine = this.#engine;
    engine.re.set(re);
    engine.im.set(im);
    engine.inverse();
    const output = engine.samples;
    for (let k = 0; k < output.length; k++) samples[start + k] = output[k]!;
  }
}

/** Where SIMD is missing, plain JavaScript computes the same, slowly. */
function engineOf(size: number): Fft {
  const known = engines.get(size);
  if (known) return known;
  let engine: Fft;
  try {
    engine = simdFft(size);
  } catch {
    engine = plainFft(size);
  }
  engines.set(size, engine);
  return engine;
}

/** The spectrum's size/2 + 1 values, from 0 to half the rate. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function emptySpectrum(size: number): Spectrum {
  return { re: new Float64Array(size / 2 + 1), im: new Float64Array(size / 2 + 1) };
}
