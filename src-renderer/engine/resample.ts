import { FilterStream } from './filters/periodic-filter.ts';
import { rateConverter } from './filters/rate-converter.ts';
import { GrowingFloats } from './growing-floats.ts';

/** How many frames come out of `frames`: the exact quotient, rounded half up. */
export function resampledLength(frames: number, inRate: number, outRate: number): number {
  return Math.floor((frames * outRate) / inRate + 0.5);
}

/**
 * Changes the rate of a mono signal, block by block, without delay.
 *
 * Output frame k is the input at k · inRate / outRate; before the first and after the last sample there
 * is silence. Equal rates pass the samples through untouched. The result does not depend on how the
 * input was cut into blocks.
 */
export class Resampler {
  readonly #inRate: number;
  readonly #outRate: number;
  readonly #stream: FilterStream | null;
  #framesIn = 0;
  #framesOut = 0;

  /**
   * @param inRate,outRate hertz, positive whole numbers
   * @throws RangeError when they are not
   */
  constructor(inRate: number, outRate: number) {
    for (const rate of [inRate, outRate]) {
      if (!Number.isSafeInteger(rate) || rate <= 0) throw new RangeError(`not a rate: ${rate}`);
    }
    this.#inRate = inRate;
    this.#outRate = outRate;
    this.#stream = inRate === outRate ? null : new FilterStream(rateConverter(inRate, outRate));
  }

  /** Takes a block and returns what is ready, a new array of any length. */
  push(block: Float32Array): Float32Array<ArrayBuffer> {
    this.#framesIn += block.length;
    if (!this.#stream) return new Float32Array(block);
    const ready = new GrowingFloats();
    this.#stream.push(block, ready);
    this.#framesOut += ready.length;
    return ready.take();
  }

  /** Returns the rest; all output together is `resampledLength(all input)` frames. */
  finish(): Float32Array<ArrayBuffer> {
    if (!this.#stream) return new Float32Array(0);
    const missing = resampledLength(this.#framesIn, this.#inRate, this.#outRate) - this.#framesOut;
    const ready = new GrowingFloats();
    this.#stream.fill(ready, missing);
    this.#framesOut += missing;
    return ready.view(0, missing).slice();
  }
}
