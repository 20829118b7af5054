import { release } from './release.ts';

const FIRST_CAPACITY = 4096;

/**
 * A Float32Array that grows by doubling, so that appending n values copies at most 2n.
 *
 * For results whose length is known only at the end: peaks of a recording without a stated duration,
 * a resampled sample.
 */
export class GrowingFloats {
  #values = new Float32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(values: Float32Array): void {
    const start = this.#length;
    this.extend(start + values.length);
    this.#values.set(values, start);
  }

  /** Makes the length at least `length`; new values are 0. */
  extend(length: number): void {
    if (length > this.#values.length) {
      const larger = new Float32Array(Math.max(length, this.#values.length * 2));
      larger.set(this.#values.subarray(0, this.#length));
      release(this.#values);
      this.#values = larger;
    }
    this.#length = Math.max(this.#length, length);
  }

  /** A view of the values so far, good until the next append or extend. */
  view(start = 0, end = this.#length): Float32Array<ArrayBuffer> {
    return this.#values.subarray(Math.min(start, this.#length), Math.min(end, this.#length));
  }

  /** The values so far, in memory of just their length, and begins anew. */
  take(): Float32Array<ArrayBuffer> {
    const taken = this.view().slice();
    release(this.#values);
    this.#values = new Float32Array(0);
    this.#length = 0;
    return taken;
  }
}
