import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import {
  autoregression,
  predictionError,
} from '../../../src-renderer/engine/filters/autoregression.ts';
import { decimate } from '../../../src-renderer/engine/filters/decimate.ts';
import { solveInPlace } from '../../../src-renderer/engine/filters/solve.ts';
import { rmsDb, tone } from '../signals.ts';

describe('solveInPlace', () => {
  it('solves a positive definite system and refuses another', () => {
    const vector = Float64Array.of(1, 2);
    expect(solveInPlace(Float64Array.of(4, 0, 2, 3), vector)).toBe(true);
    expect(vector[0]).toBeCloseTo(-0.125, 12);
    expect(vector[1]).toBeCloseTo(0.75, 12);
    expect(solveInPlace(Float64Array.of(1, 0, 2, 1), Float64Array.of(1, 1))).toBe(false);
  });
});

describe('decimate', () => {
  it.each([8000, 16_000, 44_100, 48_000])('keeps hum and folds nothing in, from %i Hz', (rate) => {
    const level = (hertz: number) => {
      const slow = decimate(tone(hertz, rate, rate), rate, 4000).samples;
      return rmsDb(Float32Array.from(slow.subarray(400, slow.length - 400))) + 9.03;
    };
    for (const hertz of [50, 400, 800])
      expect(Math.abs(level(hertz)), `${hertz}`).toBeLessThan(0.05);
    const { sampleRate } = decimate(new Float32Array(rate), rate, 4000);
    for (const hertz of [sampleRate - 700, sampleRate, 1.3 * sampleRate]) {
      if (hertz < rate / 2) expect(level(hertz), `${hertz}`).toBeLessThan(-60);
    }
  });
});

describe('autoregression', () => {
  it('learns what made a signal', () => {
    const random = seededRandom(3);
    const samples = new Float32Array(20_000);
    for (let i = 2; i < samples.length; i++) {
      samples[i] = 1.5 * (samples[i - 1] ?? 0) - 0.8 * (samples[i - 2] ?? 0) + random() - 0.5;
    }
    const a = autoregression(samples, 2);
    expect(a[1]).toBeCloseTo(-1.5, 1);
    expect(a[2]).toBeCloseTo(0.8, 1);
    expect(rmsDb(predictionError(samples, a))).toBeCloseTo(10 * Math.log10(1 / 12), 0);
  });

  it('is the identity for silence', () => {
    expect([...autoregression(new Float32Array(100), 3)]).toEqual([1, 0, 0, 0]);
  });
});
