/** Seconds in a block: a crash costs the block that is being filled, and the one under way. */
const BLOCK_SECONDS = 0.25;

/** Gathers pieces of sound into blocks of one length. */
export class BlockCutter {
  readonly #length: number;
  #block: Float32Array<ArrayBuffer>;
  #filled = 0;

  /** @param sampleRate hertz */
  constructor(sampleRate: number) {
    this.#length = Math.round(sampleRate * BLOCK_SECONDS);
    this.#block = new Float32Array(this.#length);
  }

  /** @returns the block that this piece has filled, else null; a piece is shorter than a block */
  add(piece: Float32Array): Float32Array<ArrayBuffer> | null {
    const room = this.#length - this.#filled;
    this.#block.set(piece.subarray(0, room), this.#filled);
    this.#filled += Math.min(room, piece.length);
    if (this.#filled < this.#length) return null;
    const full = this.#block;
    this.#block = new Float32Array(this.#length);
    this.#block.set(piece.subarray(room));
    this.#filled = piece.length - room;
    return full;
  }

  /** What no block was filled with, and starts anew. */
  rest(): Float32Array<ArrayBuffer> {
    const rest = this.#block.slice(0, this.#filled);
    this.#filled = 0;
    return rest;
  }
}
