import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import {
  crossFade,
  fadeIn,
  fadeOut,
  raisedCosine,
} from '../../../src-renderer/engine/treatments/fades.ts';
import { joinPassages } from '../../../src-renderer/engine/treatments/join.ts';
import { rmsDb } from '../signals.ts';
import { noise } from './noises.ts';

const RATE = 16_000;
const FADE = 160;
const largestStep = (samples: Float32Array) =>
  samples.reduce((most, value, i) => Math.max(most, Math.abs(value - (samples[i - 1] ?? 0))), 0);

describe('fades', () => {
  it('rise evenly, and add up with their mirror image', () => {
    const rise = raisedCosine(FADE);
    rise.forEach((value, i) => {
      expect(value + (rise[FADE - 1 - i] ?? 0)).toBeCloseTo(1, 6);
      expect(value).toBeGreaterThan(rise[i - 1] ?? 0);
    });
  });

  it('touch nothing beyond their length, and half of a short passage at most', () => {
    const samples = new Float32Array(1000).fill(1);
    fadeIn(samples, 100);
    fadeOut(samples, 50);
    expect(samples.subarray(100, 950).every((value) => value === 1)).toBe(true);
    expect(samples[99]).toBeLessThan(1);
    expect(samples[950]).toBeLessThan(1);
    const short = new Float32Array(3).fill(1);
    fadeIn(short, 100);
    fadeOut(short, 100);
    expect(short[1]).toBe(1);
  });

  it('keep the power of unrelated noise through a cross-fade', () => {
    const left = noise(8000, 0.5, seededRandom(1));
    const right = noise(8000, 0.5, seededRandom(2));
    const before = rmsDb(left);
    crossFade(left, 8000, right, 8000);
    for (let at = 0; at < 8000; at += 1000) {
      expect(Math.abs(rmsDb(left.subarray(at, at + 1000)) - before)).toBeLessThan(0.5);
    }
  });
});

describe('joinPassages', () => {
  const passages = [0.5, -0.5, 0.25].map((level, i) =>
    new Float32Array(2000 + 500 * i).fill(level),
  );

  it('is exactly the passages less their overlaps, and says where each begins', () => {
    const { samples, starts } = joinPassages(passages, RATE);
    expect(samples).toHaveLength(2000 + 2500 + 3000 - 2 * FADE);
    expect(starts).toEqual([0, 2000 - FADE, 2000 + 2500 - 2 * FADE]);
  });

  it('steps nowhere by more than a fade of 10 ms does', () => {
    expect(largestStep(joinPassages(passages, RATE).samples)).toBeLessThan(0.02);
  });

  it('leaves everything outside the fades as it was', () => {
    const random = seededRandom(5);
    const parts = [noise(3000, 0.5, random), noise(3000, 0.5, random)];
    const { samples, starts } = joinPassages(parts, RATE);
    parts.forEach((part, i) => {
      const start = starts[i] ?? 0;
      const inside = samples.slice(start + FADE, start + part.length - FADE);
      expect(inside).toEqual(part.slice(FADE, part.length - FADE));
    });
  });

  it('takes one passage, tiny ones, empty ones and none', () => {
    expect(joinPassages([new Float32Array(1000).fill(1)], RATE).samples).toHaveLength(1000);
    expect(joinPassages([], RATE).samples).toHaveLength(0);
    const tiny = joinPassages(
      [new Float32Array(1000), new Float32Array(0), new Float32Array(11)],
      RATE,
    );
    expect(tiny.samples).toHaveLength(1000 + 11 - 5);
  });
});
