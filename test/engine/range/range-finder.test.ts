import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RangeFinder } from '../../../src-renderer/engine/range/range-finder.ts';

const finder = new RangeFinder();

function rangeOf(samples: Float32Array | Int16Array, from: number, to: number) {
  finder.load(samples);
  finder.find(from, to);
  return { high: finder.high, low: finder.low };
}

it('finds the highest and the lowest float of any stretch', () => {
  const floats = fc.array(fc.float({ noNaN: true, min: -2, max: 2 }), { maxLength: 60 });
  fc.assert(
    fc.property(floats, fc.nat(60), fc.nat(60), (values, a, b) => {
      const samples = Float32Array.from(values);
      const [from = 0, to = 0] = [Math.min(a, samples.length), Math.min(b, samples.length)].sort(
        (x, y) => x - y,
      );
      const { high, low } = rangeOf(samples, from, to);
      expect(high).toBe(Math.max(0, ...samples.subarray(from, to)) + 0);
      expect(low + 0).toBe(Math.min(0, ...samples.subarray(from, to)) + 0);
    }),
  );
});

it('finds them among 16-bit integers', () => {
  const integers = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 60 });
  fc.assert(
    fc.property(integers, fc.nat(20), (values, from) => {
      const samples = Int16Array.from(values);
      const { high, low } = rangeOf(samples, Math.min(from, samples.length), samples.length);
      expect(high).toBe(Math.max(0, ...samples.subarray(from)) / 32_768);
      expect(low + 0).toBe(Math.min(0, ...samples.subarray(from)) / 32_768);
    }),
  );
});

it('leaves out what is not a number', () => {
  expect(rangeOf(Float32Array.of(Number.NaN, 0.5, Number.NaN, -0.25), 0, 4)).toEqual({
    high: 0.5,
    low: -0.25,
  });
});
