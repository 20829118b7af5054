/**
 * Where a scan found each decoded block to begin, so that a decoder started in the middle can be put
 * on the same grid: 8 bytes a block, 4 MB for 3 hours of 20 ms packets.
 */
export class BlockStarts {
  readonly #frames: number[] = [];
  #end = 0;

  /** Blocks come in order. */
  add(frame: number, count: number): void {
    this.#frames.push(frame);
    this.#end = frame + count;
  }

  clear(): void {
    this.#frames.length = 0;
    this.#end = 0;
  }

  /** The start nearest to a frame, or null where nothing was scanned yet. */
  nearest(frame: number): number | null {
    if (this.#frames.length === 0 || frame >= this.#end) return null;
    let low = 0;
    let high = this.#frames.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#frames[middle]! < frame) low = middle + 1;
      else high = middle;
    }
    const after = this.#frames[low]!;
    const before = this.#frames[Math.max(0, low - 1)]!;
    return Math.abs(frame - before) < Math.abs(after - frame) ? before : after;
  }
}
