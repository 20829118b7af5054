import type { Kernel, ShortMatrix } from './kernel.ts';
import { shortPlace } from './short-place.ts';

const UNITS = 128;

const { fround } = Math;

/** 2^f for |f| ≤ 1/2 is 1 + f · p(f): the coefficients of p, the highest power first. */
const POWER = Float32Array.of(0.00132647273, 0.00967151299, 0.0555073358, 0.240222424, 0.693147004);

/** In kernel.wat's steps and roundings: recurrent layers of integers would multiply any difference. */
function exponential(v: number, factor: -1 | -2): number {
  const y = Math.max(-62, Math.min(62, fround(fround(factor * Math.LOG2E) * v)));
  const n = nearest(y);
  const f = fround(y - n);
  let p = POWER[0]!;
  for (let k = 1; k < POWER.length; k++) p = fround(fround(p * f) + POWER[k]!);
  return fround(1 + fround(p * f)) * 2 ** n;
}

/** tanh v over a divisor, of e^−2v. */
function squashed(e: number, divisor: number): number {
  return fround(fround(1 - e) / fround(fround(1 + e) * divisor));
}

/** Of two whole numbers that are as near the even one. */
function nearest(value: number): number {
  const below = Math.floor(value);
  if (value - below === 0.5) return below + (Math.abs(below) % 2);
  return Math.round(value);
}

/** The kernel in plain JavaScript: says what kernel.wat computes, and stands in for it. */
export function plainKernel(floats: number): Kernel {
  const memory = new Float32Array(floats);
  const shorts = new Int16Array(memory.buffer);

  const dot = (weights: number, x: number, columns: number) => {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += memory[weights + k]! * memory[x + k]!;
    return sum;
  };

  const shortDot = ({ weights, columns }: ShortMatrix, row: number, x: number) => {
    let sum = 0;
    for (let k = 0; k < columns; k++) {
      sum += shorts[2 * weights + shortPlace(row, k, columns)]! * shorts[x + k]!;
    }
    return fround(sum);
  };

  return {
    memory,
    shorts,
    multiply({ weights, bias, rows, columns }, x, y, frames) {
      for (let frame = 0; frame < frames; frame++) {
        for (let row = 0; row < rows; row++) {
          memory[y.at + frame * y.every + row] =
            memory[bias + row]! + dot(weights + row * columns, x.at + frame * x.every, columns);
        }
      }
    },
    accumulate(weights, x, y, rows, columns) {
      for (let row = 0; row < rows; row++) {
        memory[y + row]! += dot(weights + row * columns, x, columns);
      }
    },
    multiplyShorts(matrix, x, y, frames) {
      const { scales, bias, rows, columns } = matrix;
      for (let frame = 0; frame < frames; frame++) {
        for (let row = 0; row < rows; row++) {
          const dot = shortDot(matrix, row, 2 * x.at + frame * columns);
          const scale = fround(memory[scales + row]! * memory[x.scales + frame]!);
          memory[y + frame * rows + row] = memory[bias + row]! + fround(dot * scale);
        }
      }
    },
    accumulateShorts(matrix, x, scale, y) {
      for (let row = 0; row < matrix.rows; row++) {
        const dot = shortDot(matrix, row, 2 * x);
        memory[y + row]! += fround(dot * fround(memory[matrix.scales + row]! * scale));
      }
    },
    norm(x, count) {
      const sums = new Float32Array(4);
      for (let k = 0; k < count; k++) sums[k % 4]! += fround(memory[x + k]! ** 2);
      return fround(Math.sqrt(fround(fround(sums[0]! + sums[1]!) + fround(sums[2]! + sums[3]!))));
    },
    round(x, to, count, factor) {
      for (let k = 0; k < count; k++) {
        const value = nearest(fround(memory[x + k]! * fround(factor)));
        shorts[2 * to + k] = Math.min(32_767, Math.max(-32_768, value));
      }
    },
    sigmoid(v, count) {
      for (let k = v; k < v + count; k++) memory[k] = 1 / fround(1 + exponential(memory[k]!, -1));
    },
    rectify(v, count) {
      for (let k = v; k < v + count; k++) memory[k] = Math.max(0, memory[k]!);
    },
    cells(z, c, h) {
      for (let k = 0; k < UNITS; k++) {
        const input = fround(1 + exponential(memory[z + k]!, -1));
        const forget = fround(1 + exponential(memory[z + UNITS + k]!, -1));
        const kept = fround(memory[c + k]! / forget);
        memory[c + k] = kept + squashed(exponential(memory[z + 2 * UNITS + k]!, -2), input);
        const output = fround(1 + exponential(memory[z + 3 * UNITS + k]!, -1));
        memory[h + k] = squashed(exponential(memory[c + k]!, -2), output);
      }
    },
  };
}
