import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PeakPyramid } from '../../src-renderer/engine/peak-pyramid.ts';
import { RoughPeaks } from '../../src-renderer/engine/rough-peaks.ts';

const span = (firstBin: number, values: readonly number[]) => ({
  firstBin,
  max: Float32Array.from(values, (value) => Math.max(0, value)),
  min: Float32Array.from(values, (value) => Math.min(0, value)),
});

describe('PeakPyramid', () => {
  it('shows every peak at every zoom, however it was filled', () => {
    const spans = fc.array(
      fc.record({
        firstBin: fc.nat(60_000),
        values: fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 300 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 900 }), (filled, count) => {
        const pyramid = new PeakPyramid();
        for (const { firstBin, values } of filled) pyramid.set(span(firstBin, values));
        const base = pyramid.base();
        const { max, min } = pyramid.columns(0, pyramid.bins / 100, count);
        const high = base.max.reduce((a, b) => Math.max(a, b), 0);
        const low = base.min.reduce((a, b) => Math.min(a, b), 0);
        expect(max.reduce((a, b) => Math.max(a, b), 0)).toBe(pyramid.bins > 0 ? high : 0);
        expect(min.reduce((a, b) => Math.min(a, b), 0)).toBe(pyramid.bins > 0 ? low : 0);
        expect(pyramid.loudest()).toBe(Math.max(high, -low));
        expect(pyramid.isSilent()).toBe(high === 0 && low === 0);
      }),
      { numRuns: 50 },
    );
  });

  it('puts a click into its own column, within a column', () => {
    const pyramid = new PeakPyramid();
    pyramid.resize(1_080_000);
    pyramid.set(span(777_777, [0.9]));
    const { max } = pyramid.columns(0, 10_800, 1000);
    const loud = [...max].flatMap((value, column) => (value > 0 ? [column] : []));
    expect(loud.length).toBeLessThanOrEqual(2);
    expect(loud).toContain(Math.floor(777_777 / 1080));
  });

  it('shows single bins when closer', () => {
    const pyramid = new PeakPyramid();
    pyramid.set(span(0, [0.1, 0.2, -0.3, 0.4]));
    expect([...pyramid.columns(0, 0.04, 4).max]).toEqual([...Float32Array.of(0.1, 0.2, 0, 0.4)]);
    expect([...pyramid.columns(0.02, 0.03, 2).min]).toEqual([...Float32Array.of(-0.3, -0.3)]);
    expect([...pyramid.columns(5, 6, 2).max]).toEqual([0, 0]);
  });

  it('forgets what lies behind its end', () => {
    const pyramid = new PeakPyramid();
    pyramid.set(span(0, new Array(5000).fill(0.5)));
    pyramid.resize(10);
    expect(pyramid.columns(0, 50, 5).max[4]).toBe(0);
    pyramid.resize(5000);
    expect(pyramid.columns(0, 50, 5).max[4]).toBe(0);
    expect(pyramid.loudest()).toBe(0.5);
  });
});

describe('RoughPeaks', () => {
  it('lets probes stand for their surroundings, until exact peaks replace them', () => {
    const pyramid = new PeakPyramid();
    const rough = new RoughPeaks(pyramid);
    const bins = 10 * 64;
    const probes = [0.03, 0.07, 6.37].map((seconds, i) => ({ seconds, max: 2 ** -i, min: 0 }));
    rough.addProbes(probes, bins);
    const peaks = () => pyramid.base().max;
    expect([...peaks().slice(0, 14)]).toEqual([1, 1, 1, 1, 1, ...Array(8).fill(0.5), 0]);
    expect([...peaks().slice(630)]).toEqual([0, 0, ...Array(8).fill(0.25)]);
    rough.setExact(span(4, [0.75, 0.75]));
    rough.setExact(span(8, [0.625]));
    rough.addProbes([{ seconds: 0.05, max: 0.125, min: 0 }], bins);
    const expected = [1, 1, 1, 1, 0.75, 0.75, 0.5, 0.5, 0.625, 0.5];
    expect([...peaks().slice(0, 10)]).toEqual(expected);
  });
});
