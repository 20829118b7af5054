const FIRST_BYTES = 1 << 20;

/** Memory for many small arrays that are all given up together, so that none has to be collected. */
export class SampleArena {
  #buffer = new ArrayBuffer(FIRST_BYTES);
  #used = 0;

  floats(length: number): Float32Array<ArrayBuffer> {
    const at = this.#reserve(length * 4);
    return new Float32Array(this.#buffer, at, length);
  }

  integers(length: number): Int16Array<ArrayBuffer> {
    const at = this.#reserve(length * 2);
    return new Int16Array(this.#buffer, at, length);
  }

  /** From now on, what it gave out is written over. */
  clear(): void {
    this.#used = 0;
  }

  #reserve(bytes: number): number {
    // Arrays in the old memory stay good.
    if (this.#used + bytes > this.#buffer.byteLength) {
      this.#buffer = new ArrayBuffer(Math.max(bytes, this.#buffer.byteLength * 2));
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += (bytes + 3) & ~3;
    return at;
  }
}
