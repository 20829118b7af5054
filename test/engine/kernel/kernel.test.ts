import { beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import {
  createKernel,
  type Kernel,
  simdKernel,
} from '../../../src-renderer/engine/kernel/kernel.ts';
import { plainKernel } from '../../../src-renderer/engine/kernel/plain-kernel.ts';
import { agreement } from '../denoise/model.ts';

const FLOATS = 200_000;
let simd: Kernel;
let plain: Kernel;

beforeEach(() => {
  simd = simdKernel(FLOATS);
  plain = plainKernel(FLOATS);
  const random = seededRandom(2);
  for (let k = 0; k < FLOATS; k++) {
    const value = 4 * random() - 2;
    simd.memory[k] = value;
    plain.memory[k] = value;
  }
});

/** Runs both and says how well the results agree, in dB; nothing else may have changed. */
function compare(run: (kernel: Kernel) => void, start: number, length: number): number {
  const before = simd.memory.slice();
  run(simd);
  run(plain);
  const changed = (value: number, k: number) => !Object.is(value, before[k]);
  expect(simd.memory.findIndex(changed)).toBeGreaterThanOrEqual(start);
  expect(simd.memory.findLastIndex(changed)).toBeLessThan(start + length);
  const results = [simd, plain].map(({ memory }) => memory.subarray(start, start + length));
  return agreement(results[0] as Float32Array, results[1] as Float32Array);
}

describe('the SIMD kernel computes what the plain one does', () => {
  it.each([
    [512, 264, 16, 264],
    [264, 128, 16, 128],
    [128, 396, 4, 132],
    [4, 4, 2, 8],
  ])('multiplies %i by %i for %i frames, every %i', (rows, columns, frames, stride) => {
    const matrix = { weights: 0, bias: 190_000, rows, columns };
    const x = { at: 150_001, every: stride };
    const y = { at: 180_000, every: rows };
    const run = (kernel: Kernel) => kernel.multiply(matrix, x, y, frames);
    expect(compare(run, 180_000, rows * frames)).toBeGreaterThan(120);
  });

  it.each([
    [512, 128],
    [4, 8],
  ])('accumulates %i by %i', (rows, columns) => {
    const run = (kernel: Kernel) => kernel.accumulate(0, 150_000, 180_000, rows, columns);
    expect(compare(run, 180_000, rows)).toBeGreaterThan(120);
  });

  describe('in 16-bit integers, bit for bit', () => {
    const matrix = { weights: 0, scales: 150_000, bias: 151_000, rows: 512, columns: 272 };

    beforeEach(() => {
      for (const kernel of [simd, plain]) kernel.round(0, 0, 140_000, 500);
      simd.round(160_000, 170_000, 8000, 3000);
      plain.round(160_000, 170_000, 8000, 3000);
    });

    it('multiplies', () => {
      const x = { at: 170_000, scales: 152_000 };
      const run = (kernel: Kernel) => kernel.multiplyShorts(matrix, x, 180_000, 16);
      expect(compare(run, 180_000, 512 * 16)).toBe(Infinity);
    });

    it('accumulates', () => {
      const narrow = { ...matrix, columns: 128 };
      const run = (kernel: Kernel) => kernel.accumulateShorts(narrow, 170_000, 0.125, 180_000);
      expect(compare(run, 180_000, 512)).toBe(Infinity);
    });

    it('rounds to the nearest, of two the even one, and no further than 16 bits', () => {
      for (const kernel of [simd, plain]) {
        kernel.memory.set([0.5, 1.5, -0.5, -1.5, 2.4, -2.6, 1e9, -1e9], 0);
        kernel.round(0, 8, 8, 1);
        expect([...kernel.shorts.subarray(16, 24)]).toEqual([0, 2, 0, -2, 2, -3, 32_767, -32_768]);
      }
    });

    it('finds lengths', () => {
      expect(simd.norm(160_000, 264)).toBe(plain.norm(160_000, 264));
      plain.memory.set([3, 0, 0, 4], 0);
      expect(plain.norm(0, 4)).toBe(5);
    });
  });

  it('finds sigmoids from −200 to 200 to a ten-millionth', () => {
    for (const { memory } of [simd, plain]) {
      for (let k = 0; k < 4000; k++) memory[k] = (k - 2000) / 10;
    }
    simd.sigmoid(0, 4000);
    plain.sigmoid(0, 4000);
    for (let k = 0; k < 4000; k++) {
      expect(simd.memory[k]).toBe(plain.memory[k]);
      expect(Math.abs((simd.memory[k] ?? 9) - 1 / (1 + Math.exp(200 - k / 10)))).toBeLessThan(2e-7);
    }
  });

  it('takes away what is below 0', () => {
    expect(compare((kernel) => kernel.rectify(1000, 400), 1000, 400)).toBe(Infinity);
  });

  it('steps LSTM cells', () => {
    const run = (kernel: Kernel) => {
      const gates = kernel.memory.slice(1000, 1512);
      kernel.cells(1000, 2000, 2128);
      // Used up by the one, left by the other.
      kernel.memory.set(gates, 1000);
    };
    expect(compare(run, 2000, 256)).toBe(Infinity);
  });
});

it('LSTM cells are those of the textbook', () => {
  const gate = (v: number) => 1 / (1 + Math.exp(-v));
  const kernel = simdKernel(1000);
  const random = seededRandom(3);
  const values = Array.from({ length: 640 }, () => 20 * random() - 10);
  kernel.memory.set(values);
  kernel.cells(0, 512, 640);
  for (let k = 0; k < 128; k++) {
    const [input, forget, cell, output, before] = [0, 128, 256, 384, 512].map(
      (at) => values[at + k] ?? Number.NaN,
    ) as [number, number, number, number, number];
    const c = gate(forget) * before + gate(input) * Math.tanh(cell);
    expect(kernel.memory[512 + k]).toBeCloseTo(c, 5);
    expect(kernel.memory[640 + k]).toBeCloseTo(gate(output) * Math.tanh(c), 6);
  }
});

it('each kernel has its own memory, and SIMD is what is used here', () => {
  const kernel = createKernel(FLOATS);
  expect(kernel.memory[0]).toBe(0);
  expect(kernel.memory === createKernel(FLOATS).memory).toBe(false);
  expect(kernel.multiply.toString()).toBe(simd.multiply.toString());
});
