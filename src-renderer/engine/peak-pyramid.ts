import { PEAKS_PER_SECOND, type PeakSpan } from './peaks.ts';

/** Bins of one level that make one of the next. */
const FACTOR = 4;
/** Levels above the base: the coarsest has 16 384 base bins in one, 66 for three hours. */
const COARSER_LEVELS = 7;
const FIRST_CAPACITY = 4096;

interface Level {
  max: Float32Array<ArrayBuffer>;
  min: Float32Array<ArrayBuffer>;
}

/** One value pair per column of a drawing. */
export interface Columns {
  readonly max: Float32Array;
  readonly min: Float32Array;
}

/** How loud it is around a moment; stands in for bins that are not known yet. */
export interface Probe {
  readonly seconds: number;
  readonly max: number;
  readonly min: number;
}

/**
 * A recording's peaks in several resolutions, filled in any order.
 *
 * Level 0 has 100 bins a second; each further level has a quarter of them. A drawing reads from the
 * coarsest level that is finer than its columns, so that it touches at most a few bins a column
 * whether it shows a second or three hours. Unknown bins are silence.
 */
export class PeakPyramid {
  readonly #levels: Level[];
  #bins = 0;
  #version = 0;

  constructor() {
    this.#levels = Array.from({ length: COARSER_LEVELS + 1 }, () => emptyLevel(FIRST_CAPACITY));
  }

  /** How many bins there are on level 0. */
  get bins(): number {
    return this.#bins;
  }

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** Sets exact bins, wherever they lie; they replace what was there. */
  set({ firstBin, max, min }: PeakSpan): void {
    if (max.length === 0) return;
    const end = firstBin + max.length;
    this.#reserve(end);
    const base = this.#levels[0]!;
    base.max.set(max, firstBin);
    base.min.set(min, firstBin);
    this.#bins = Math.max(this.#bins, end);
    this.#summarise(firstBin, end);
  }

  /** Sets all bins of a stretch to one value. */
  fill(firstBin: number, endBin: number, max: number, min: number): void {
    if (endBin <= firstBin) return;
    this.#reserve(endBin);
    const base = this.#levels[0]!;
    base.max.fill(max, firstBin, endBin);
    base.min.fill(min, firstBin, endBin);
    this.#bins = Math.max(this.#bins, endBin);
    this.#summarise(firstBin, endBin);
  }

  /** Makes it exactly so long: the rest is forgotten, or silence. */
  resize(bins: number): void {
    this.#reserve(bins);
    if (bins < this.#bins) {
      const base = this.#levels[0]!;
      base.max.fill(0, bins, this.#bins);
      base.min.fill(0, bins, this.#bins);
      this.#summarise(bins, this.#bins);
    }
    this.#bins = bins;
    this.#version += 1;
  }

  isSilent(): boolean {
    const { max, min } = this.#levels[COARSER_LEVELS]!;
    return max.every((value) => value === 0) && min.every((value) => value === 0);
  }

  /** The base level, as views that are good until the next change. */
  base(): PeakSpan {
    const { max, min } = this.#levels[0]!;
    return { firstBin: 0, max: max.subarray(0, this.#bins), min: min.subarray(0, this.#bins) };
  }

  /** The loudest that it gets, for drawing a quiet recording as high as a loud one. */
  loudest(): number {
    const { max, min } = this.#levels[COARSER_LEVELS]!;
    let loudest = 0;
    for (let i = 0; i < max.length; i++) loudest = Math.max(loudest, max[i]!, -min[i]!);
    return loudest;
  }

  /** Summarises a stretch in seconds into `count` columns of equal width. */
  columns(start: number, end: number, count: number): Columns {
    const columns = { max: new Float32Array(count), min: new Float32Array(count) };
    const first = start * PEAKS_PER_SECOND;
    const width = ((end - start) * PEAKS_PER_SECOND) / count;
    const index = this.#levelFor(width);
    const { max, min } = this.#levels[index]!;
    const size = FACTOR ** index;
    const last = Math.ceil(this.#bins / size);
    for (let c = 0; c < count; c++) {
      const from = Math.max(0, Math.floor((first + c * width) / size));
      const to = Math.min(last, Math.max(from + 1, Math.ceil((first + (c + 1) * width) / size)));
      let high = 0;
      let low = 0;
      for (let b = from; b < to; b++) {
        if (max[b]! > high) high = max[b]!;
        if (min[b]! < low) low = min[b]!;
      }
      columns.max[c] = high;
      columns.min[c] = low;
    }
    return columns;
  }

  /** The coarsest level with at least two bins a column: neighbours blur by half a column at most. */
  #levelFor(binsPerColumn: number): number {
    let index = 0;
    while (index < COARSER_LEVELS && FACTOR ** (index + 1) * 2 <= binsPerColumn) index++;
    return index;
  }

  #reserve(bins: number): void {
    this.#levels.forEach((level, index) => {
      const needed = Math.ceil(bins / FACTOR ** index);
      if (needed <= level.max.length) return;
      const capacity = Math.max(needed, level.max.length * 2);
      this.#levels[index] = { max: grown(level.max, capacity), min: grown(level.min, capacity) };
    });
  }

  #summarise(firstBin: number, endBin: number): void {
    this.#version += 1;
    let from = firstBin;
    let to = endBin;
    for (let index = 1; index <= COARSER_LEVELS; index++) {
      from = Math.floor(from / FACTOR);
      to = Math.ceil(to / FACTOR);
      summariseLevel(this.#levels[index - 1]!, this.#levels[index]!, from, to);
    }
  }
}

function summariseLevel(fine: Level, coarse: Level, from: number, to: number): void {
  for (let b = from; b < to; b++) {
    let high = 0;
    let low = 0;
    const end = Math.min(fine.max.length, (b + 1) * FACTOR);
    for (let i = b * FACTOR; i < end; i++) {
      if (fine.max[i]! > high) high = fine.max[i]!;
      if (fine.min[i]! < low) low = fine.min[i]!;
    }
    coarse.max[b] = high;
    coarse.min[b] = low;
  }
}

function emptyLevel(capacity: number): Level {
  return { max: new Float32Array(capacity), min: new Float32Array(capacity) };
}

function grown(values: Float32Array, capacity: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(capacity);
  larger.set(values);
  return larger;
}
