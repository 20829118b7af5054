import { describe, expect, it } from 'vitest';
import { nearestZeroCrossing } from '../../src-renderer/engine/zero-crossing.ts';

const sine = Float32Array.from({ length: 400 }, (_, i) =>
  Math.sin((2 * Math.PI * (i + 0.5)) / 100),
);

describe('nearestZeroCrossing', () => {
  it.each([
    [60, 50],
    [80, 100],
    [100, 100],
    [3, 50],
    [399, 350],
  ])('finds from sample %i the crossing at %i', (from, crossing) => {
    expect(nearestZeroCrossing(sine, from)).toBe(crossing);
  });

  it('stays where it is when there is none', () => {
    expect(nearestZeroCrossing(new Float32Array(100).fill(0.5), 40)).toBe(40);
    expect(nearestZeroCrossing(new Float32Array(0), 0)).toBe(0);
  });
});
