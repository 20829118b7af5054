import { describe, expect, it } from 'vitest';
import { colorMap } from '../../src-renderer/waveform/color-map.ts';
import {
  TILE_COLUMNS,
  tileColumns,
  tileSpan,
  tilesOf,
} from '../../src-renderer/waveform/spectrogram-tiles.ts';

const views = [
  { start: 0, length: 10_800 },
  { start: 7000, length: 60 },
  { start: 7000, length: 0.5 },
];

describe('the tiles of a view', () => {
  it.each(views)('cover it: %o', (view) => {
    const tiles = tilesOf(view, 1200, 10_800).sort((a, b) => a.index - b.index);
    const first = tileSpan(tiles[0] ?? { level: 0, index: 0 });
    const last = tileSpan(tiles.at(-1) ?? { level: 0, index: 0 });
    expect(first.start).toBeLessThanOrEqual(view.start);
    expect(last.start + last.length).toBeGreaterThanOrEqual(view.start + view.length - 1e-9);
    expect(tiles.map(({ index }) => index)).toEqual(
      tiles.map((_, i) => (tiles[0]?.index ?? 0) + i),
    );
  });

  it('are few at every zoom', () => {
    for (const view of views) expect(tilesOf(view, 1200, 10_800).length).toBeLessThan(12);
  });

  it('begin with the middle', () => {
    const [first] = tilesOf({ start: 7000, length: 60 }, 1200, 10_800);
    const { start, length } = tileSpan(first ?? { level: 0, index: 0 });
    expect(Math.abs(start + length / 2 - 7030)).toBeLessThanOrEqual(length / 2);
  });

  it('end with the recording', () => {
    const tiles = tilesOf({ start: 0, length: 10 }, 1200, 3);
    const end = Math.max(...tiles.map((tile) => tileSpan(tile).start));
    expect(end).toBeLessThan(3);
  });
});

describe('a tile’s columns', () => {
  it('lie in the middle of equal parts, whether all of them or a few', () => {
    const tile = { level: 3, index: 2 };
    const { start, length } = tileSpan(tile);
    for (const isRough of [false, true]) {
      const { first, step, count } = tileColumns(tile, isRough);
      expect(step * count).toBeCloseTo(length, 9);
      expect(first - step / 2).toBeCloseTo(start, 9);
    }
    expect(tileColumns(tile, false).count).toBe(TILE_COLUMNS);
  });
});

describe('the colours', () => {
  it('get steadily brighter in the dark, and darker on white', () => {
    const brightness = (pixel: number) =>
      0.2126 * (pixel & 255) + 0.7152 * ((pixel >> 8) & 255) + 0.0722 * ((pixel >> 16) & 255);
    const dark = [...colorMap(true)].map(brightness);
    const light = [...colorMap(false)].map(brightness);
    expect(dark).toEqual([...dark].sort((a, b) => a - b));
    expect(light).toEqual([...light].sort((a, b) => b - a));
  });
});
