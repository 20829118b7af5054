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

  /** Where each block begins, as runs of equal lengths: `[first, (length, count)…, last length]`. */
  toRuns(): Int32Array<ArrayBuffer> {
    const first = this.#frames[0];
    if (first === undefined) return new Int32Array(0);
    const runs: number[] = [];
    for (let i = 1; i < this.#frames.length; i++) {
      const length = this.#frames[i]! - this.#frames[i - 1]!;
      if (runs.length > 0 && runs[runs.length - 2] === length) runs[runs.length - 1]! += 1;
      else runs.push(length, 1);
    }
    return Int32Array.from([first, ...runs, this.#end - this.#frames.at(-1)!]);
  }

  /** Adds what `toRuns` gave, leaving out blocks that begin inside the last one added. */
  addRuns(runs: Int32Array): void {
    if (runs.length < 2) return;
    let frame = runs[0]!;
    for (let i = 1; i + 1 < runs.length; i += 2) {
      for (let k = 0; k < runs[i + 1]!; k++) {
        this.#addLater(frame, runs[i]!);
        frame += runs[i]!;
      }
    }
    this.#addLater(frame, runs.at(-1)!);
  }

  #addLater(frame: number, count: number): void {
    if (this.#frames.length === 0 || frame >= this.#end) this.add(frame, count);
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
