import { describe, expect, it } from 'vitest';
import { rulerStep } from '../../src-renderer/waveform/ruler.ts';

describe('the ruler', () => {
  it.each([
    [0.000_013, 0.000_02],
    [0.03, 0.05],
    [0.5, 0.5],
    [0.7, 1],
    [3, 5],
    [50, 60],
    [1000, 1800],
    [20_000, 21_600],
  ])('marks every %d s at %d s', (atLeast, step) => {
    expect(rulerStep(atLeast)).toBeCloseTo(step, 9);
  });
});
