import { describe, expect, it } from 'vitest';
import {
  levelAdvice,
  type MeterLevel,
  meterShare,
  nextLevel,
  silentMeter,
} from '../../src-renderer/capture/level.ts';

function levelAfter(level: MeterLevel, ...peaks: number[]): MeterLevel {
  return peaks.reduce(
    (now, peak) => nextLevel(now, { peak, power: peak ** 2 / 2, clipped: peak >= 1 }),
    level,
  );
}

describe('nextLevel', () => {
  it('rises at once and falls slowly', () => {
    const loud = levelAfter(silentMeter, 0.5);
    expect(loud.bar).toBeCloseTo(-6.02, 2);
    const later = levelAfter(loud, 0, 0);
    expect(later.bar).toBeCloseTo(-8.42, 2);
  });

  it('holds a peak for two seconds, then lets it go', () => {
    const loud = levelAfter(silentMeter, 0.5);
    const twoSeconds = levelAfter(loud, ...new Array(40).fill(0.01));
    expect(twoSeconds.hold).toBeCloseTo(-6.02, 2);
    expect(levelAfter(twoSeconds, 0.01).hold).toBeLessThan(-30);
  });

  it('holds a higher peak at once', () => {
    expect(levelAfter(silentMeter, 0.1, 0.5).hold).toBeCloseTo(-6.02, 2);
  });

  it('keeps the clip lamp lit', () => {
    expect(levelAfter(silentMeter, 1, 0, 0, 0).clipped).toBe(true);
    expect(levelAfter(silentMeter, 0.9, 0).clipped).toBe(false);
  });
});

describe('meterShare', () => {
  it('spans the scale and stays on it', () => {
    expect([-120, -60, -30, 0, 3].map(meterShare)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('levelAdvice', () => {
  it.each([
    [-120, 'nothing'],
    [-50, 'nothing'],
    [-30, 'louder'],
    [-12, 'good'],
    [-1, 'softer'],
  ] as const)('at %d dBFS says %s', (hold, advice) => {
    expect(levelAdvice(hold)).toBe(advice);
  });
});
