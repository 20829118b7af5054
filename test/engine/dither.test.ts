import { describe, expect, it } from 'vitest';
import { ditherToInt16, seededRandom } from '../../src-renderer/engine/dither.ts';

const SECOND = 16_000;

/** Mean and power of the error in steps, over a constant input of `level` steps. */
function errorOf(level: number): { mean: number; power: number } {
  const input = new Float32Array(SECOND * 10).fill(level / 32_768);
  const errors = [...ditherToInt16(input, seededRandom(7))].map((value) => value - level);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const power = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  return { mean, power };
}

describe('ditherToInt16', () => {
  it.each([0, 0.25, 0.5, 0.75, 100.3])(
    'makes an error of no mean and of a quarter step² whatever the signal (%f steps)',
    (level) => {
      const { mean, power } = errorOf(level);
      expect(Math.abs(mean)).toBeLessThan(0.01);
      expect(power).toBeCloseTo(0.25, 2);
    },
  );

  it('clamps and never wraps', () => {
    const loud = Float32Array.of(1, 1.5, 1e9, Infinity, -1.01, -1e9, -Infinity);
    const integers = [...ditherToInt16(loud, seededRandom(1))];
    expect(integers.slice(1)).toEqual([32_767, 32_767, 32_767, -32_768, -32_768, -32_768]);
    expect(integers[0]).toBeGreaterThan(32_765);
  });

  it('turns a broken sample into silence', () => {
    expect(ditherToInt16(Float32Array.of(Number.NaN), seededRandom(1))[0]).toBe(0);
  });

  it('changes a 16-bit value by one step at most', () => {
    const values = Array.from({ length: 2000 }, (_, i) => i * 30 - 30_000);
    const input = Float32Array.from(values, (value) => value / 32_768);
    ditherToInt16(input, seededRandom(3)).forEach((value, i) => {
      expect(Math.abs(value - (values[i] ?? 0))).toBeLessThanOrEqual(1);
    });
  });
});

describe('seededRandom', () => {
  it('repeats itself for one seed, differs for another, and stays in [0, 1)', () => {
    const take = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));
    expect(take(5)).toEqual(take(5));
    expect(take(5)).not.toEqual(take(6));
    expect(take(5).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
