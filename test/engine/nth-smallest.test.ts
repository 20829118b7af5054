import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthSmallest } from '../../src-renderer/engine/nth-smallest.ts';

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
  minLength: 1,
  maxLength: 200,
});

it('finds what lies there when all are sorted', () => {
  fc.assert(
    fc.property(values, fc.nat(), (numbers, any) => {
      const n = any % numbers.length;
      const sorted = [...numbers].sort((a, b) => a - b);
      // 0 and −0 are equal.
      expect(nthSmallest(Float64Array.from(numbers), n) === sorted[n]).toBe(true);
    }),
  );
});

it('ends with values that are no numbers', () => {
  const broken = Float64Array.from({ length: 101 }, (_, i) => (i % 3 === 0 ? Number.NaN : i));
  expect(() => nthSmallest(broken, 50)).not.toThrow();
});

it('finds nothing among nothing', () => {
  expect(nthSmallest(new Float64Array(0), 0)).toBeUndefined();
});
