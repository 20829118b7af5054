/** Room for what one read gives, half a megabyte in Chromium, and for what was left of the last one. */
const MEMORY_BYTES = 1 << 20;
/** Of a walk that is over, for the next one. */
let spare: ArrayBuffer | null = null;

/**
 * A file's bytes in order, all in the same memory.
 *
 * `arrayBuffer` of a slice gives new memory for each piece, which only the garbage collector takes back:
 * a fast scan then holds some 70 MB of pieces that nobody looks at any more, in each worker. It also takes
 * more than twice as long.
 */
export class FileWalk {
  readonly #reader: ReadableStreamBYOBReader;
  #memory = spare ?? new ArrayBuffer(MEMORY_BYTES);
  #filled = 0;

  constructor(bytes: Blob) {
    this.#reader = bytes.stream().getReader({ mode: 'byob' });
    spare = null;
  }

  /**
   * Reads on.
   *
   * @param used how many bytes of what was there are done with
   * @returns what is left of them and what follows, good until the next call; no more than what is left
   *   at the end
   */
  async next(used: number): Promise<Uint8Array<ArrayBuffer>> {
    const left = this.#filled - used;
    new Uint8Array(this.#memory).copyWithin(0, used, this.#filled);
    const { value } = await this.#reader.read(new Uint8Array(this.#memory, left));
    if (!value) throw new Error('read on after the end');
    this.#memory = value.buffer;
    this.#filled = left + value.length;
    return new Uint8Array(this.#memory, 0, this.#filled);
  }

  /** Reads no further. Not while `next` is under way. */
  close(): void {
    this.#reader.cancel().catch(() => undefined);
    // A read that failed keeps the memory.
    if (this.#memory.byteLength === MEMORY_BYTES) spare = this.#memory;
  }
}
