import type { Viewport } from './viewport.ts';

/** Columns of a tile. */
export const TILE_COLUMNS = 128;
/** Seconds between two columns of the finest level; each further level has twice as many. */
const FINEST_SECONDS = 0.001;
/** Of a tile that takes long, every so many-th column comes first. */
const ROUGH_STEP = 8;

/** A piece of a spectrogram that is computed, kept and drawn as one. */
export interface Tile {
  readonly level: number;
  readonly index: number;
}

/** Columns of a tile that are wanted: all, or a few for a first impression. */
export interface TileColumns {
  /** Seconds of the first column's middle. */
  readonly first: number;
  /** Seconds between two columns. */
  readonly step: number;
  readonly count: number;
}

export function tileKey({ level, index }: Tile): string {
  return `${level}/${index}`;
}

/** Seconds of recording that a tile covers. */
export function tileSpan({ level, index }: Tile): Viewport {
  const length = secondsPerColumn(level) * TILE_COLUMNS;
  return { start: index * length, length };
}

export function tileColumns({ level, index }: Tile, isRough: boolean): TileColumns {
  const step = secondsPerColumn(level) * (isRough ? ROUGH_STEP : 1);
  const { start } = tileSpan({ level, index });
  return { first: start + step / 2, step, count: TILE_COLUMNS / (isRough ? ROUGH_STEP : 1) };
}

/** The tiles of a view, from its middle outwards: one to two pixels wide is each of their columns. */
export function tilesOf(view: Viewport, width: number, seconds: number): Tile[] {
  const perPixel = view.length / width;
  const level = Math.max(0, Math.ceil(Math.log2(perPixel / FINEST_SECONDS)));
  const { length } = tileSpan({ level, index: 0 });
  const first = Math.max(0, Math.floor(view.start / length));
  const end = Math.min(seconds, view.start + view.length);
  const last = Math.max(first, Math.ceil(end / length) - 1);
  const middle = (view.start + view.length / 2) / length - 0.5;
  return Array.from({ length: last - first + 1 }, (_, i) => ({ level, index: first + i })).sort(
    (a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle),
  );
}

function secondsPerColumn(level: number): number {
  return FINEST_SECONDS * 2 ** level;
}
