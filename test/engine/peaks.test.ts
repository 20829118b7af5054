import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PeakPyramid } from '../../src-renderer/engine/peak-pyramid.ts';
import { PeaksAccumulator } from '../../src-renderer/engine/peaks.ts';

/** The definition, computed the slow way. */
function plainPeaks(samples: Float32Array, sampleRate: number): { max: number[]; min: number[] } {
  const bins = Math.floor(((samples.length - 1) * 100) / sampleRate) + 1;
  const max = new Array<number>(bins).fill(0);
  const min = new Array<number>(bins).fill(0);
  samples.forEach((value, i) => {
    const bin = Math.floor((i * 100) / sampleRate);
    if (value > (max[bin] ?? 0)) max[bin] = value;
    if (value < (min[bin] ?? 0)) min[bin] = value;
  });
  return { max, min };
}

describe('PeaksAccumulator', () => {
  it('gives the same bins however the recording is cut, at any rate', () => {
    const samples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 3000,
    });
    const rates = fc.constantFrom(400, 8000, 11_025, 16_000, 44_100, 48_000);
    fc.assert(
      fc.property(samples, rates, fc.integer({ min: 1, max: 700 }), (values, rate, blockSize) => {
        const recording = Float32Array.from(values);
        const peaks = new PeaksAccumulator(rate);
        const series = new PeakPyramid();
        for (let at = 0; at < recording.length; at += blockSize) {
          peaks.add(at, [recording.subarray(at, at + blockSize)]);
          const span = peaks.take();
          if (span) series.set(span);
        }
        const rest = peaks.finish();
        if (rest) series.set(rest);
        const { max, min } = series.base();
        expect({ max: [...max], min: [...min] }).toEqual(plainPeaks(recording, rate));
      }),
    );
  });

  it('spans all channels', () => {
    const peaks = new PeaksAccumulator(100);
    peaks.add(0, [Float32Array.of(0.5), Float32Array.of(-0.75)]);
    expect(peaks.finish()).toEqual({
      firstBin: 0,
      max: Float32Array.of(0.5),
      min: Float32Array.of(-0.75),
    });
  });

  it('shows a gap as silence', () => {
    const peaks = new PeaksAccumulator(100);
    peaks.add(0, [Float32Array.of(0.5)]);
    peaks.add(3, [Float32Array.of(0.5)]);
    expect([...(peaks.finish()?.max ?? [])]).toEqual([0.5, 0, 0, 0.5]);
  });

  it('keeps an unfinished bin back until it is complete', () => {
    const peaks = new PeaksAccumulator(200);
    peaks.add(0, [Float32Array.of(0.1)]);
    expect(peaks.take()).toBeNull();
    peaks.add(1, [Float32Array.of(0.2)]);
    expect(peaks.take()?.max).toEqual(Float32Array.of(0.2));
    expect(peaks.take()).toBeNull();
    expect(peaks.finish()).toBeNull();
  });

  it('refuses a block that goes back', () => {
    const peaks = new PeaksAccumulator(100);
    peaks.add(0, [new Float32Array(5)]);
    expect(() => peaks.add(4, [new Float32Array(1)])).toThrow(RangeError);
  });

  it('holds three hours in just over a million bins', () => {
    const peaks = new PeaksAccumulator(8000);
    const minute = new Float32Array(8000 * 60);
    for (let i = 0; i < 180; i++) peaks.add(i * minute.length, [minute]);
    expect(peaks.finish()?.max).toHaveLength(1_080_000);
  });
});
