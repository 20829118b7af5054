import { describe, expect, it } from 'vitest';
import { clippedRuns } from '../../../src-renderer/engine/measure/clipping.ts';
import { dcOffset } from '../../../src-renderer/engine/measure/dc.ts';
import { clipped, gained, overloads } from '../../bench/verdict/degrade.ts';
import { tone } from '../signals.ts';
import { voice } from './voice.ts';

const { samples } = voice(48_000, 5);

describe('clippedRuns', () => {
  it('finds nothing in loud speech that is not clipped, at any depth', () => {
    const loud = gained(samples, 4);
    for (const steps of [128, 32_768, 2 ** 23]) {
      expect(clippedRuns([loud.map((value) => Math.round(value * steps) / steps)], 48_000)).toEqual(
        [],
      );
    }
    expect(clippedRuns([tone(100, 48_000, 48_000, 1)], 48_000)).toEqual([]);
  });

  it.each([6, 12])('finds most of what +%i dB clipped, also after a gain down', (db) => {
    const due = overloads(samples, db, 4);
    for (const gain of [0, -20]) {
      const runs = clippedRuns([gained(clipped(samples, db), gain)], 48_000);
      expect(runs.length).toBeGreaterThan(0.8 * due);
      expect(runs.length).toBeLessThan(1.1 * due + 1);
    }
  });

  it('says where it was', () => {
    const wave = tone(200, 48_000, 48_000, 0.5);
    wave.fill(0.6, 24_000, 24_010);
    expect(clippedRuns([wave], 48_000)).toEqual([{ start: 0.5, end: 24_010 / 48_000 }]);
  });

  it('looks at each channel, and counts a moment once', () => {
    const [left, right] = [tone(200, 48_000, 4800, 0.5), tone(200, 48_000, 4800, 0.5)];
    right.fill(-0.7, 1000, 1010);
    expect(clippedRuns([left, right], 48_000)).toHaveLength(1);
    left.fill(0.6, 1005, 1012);
    expect(clippedRuns([left, right], 48_000)).toEqual([
      { start: 1000 / 48_000, end: 1012 / 48_000 },
    ]);
  });

  it('finds nothing in silence', () => {
    expect(clippedRuns([new Float32Array(1000)], 48_000)).toEqual([]);
    expect(clippedRuns([], 48_000)).toEqual([]);
  });
});

describe('dcOffset', () => {
  it('is the larger offset of the channels', () => {
    const offset = tone(100, 16_000, 16_000).map((value) => value - 0.02);
    expect(dcOffset([tone(100, 16_000, 16_000), offset])).toBeCloseTo(0.02, 5);
    expect(dcOffset([])).toBe(0);
  });
});
