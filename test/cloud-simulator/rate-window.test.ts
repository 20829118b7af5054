import { describe, expect, it } from 'vitest';
import { RateWindow } from '../simulator/rate-window.ts';

describe('RateWindow', () => {
  it('counts what lies less than a second back', () => {
    const rate = new RateWindow(20, 1000);
    expect([0, 400, 999].map((time) => rate.note(time))).toEqual([1, 2, 3]);
    expect(rate.note(1000)).toBe(3);
    expect(rate.note(1400)).toBe(3);
  });

  it('forgets the future when the clock is set back', () => {
    const rate = new RateWindow(20, 1000);
    rate.note(100_000);
    expect(rate.note(0)).toBe(1);
  });
});
