import type { Kernel } from './kernel.ts';

const UNITS = 128;

const { fround } = Math;

/** e^r for |r| ≤ ln 2 / 2 is 1 + r + r² · p(r); the coefficients of Cephes' expf. */
const EXPONENTIAL = Float32Array.of(
  1.98756915e-4,
  1.3981999507e-3,
  8.3334519073e-3,
  4.1665795894e-2,
  1.6666665459e-1,
  5.0000001201e-1,
);

/** In kernel.wat's steps and roundings: recurrent layers of integers would multiply any difference. */
function logistic(v: number): number {
  const x = Math.max(-87, Math.min(87, -v));
  const n = nearest(fround(x * fround(Math.LOG2E)));
  const r = fround(fround(x - fround(n * 0.693359375)) + fround(n * fround(2.1219444e-4)));
  let e = EXPONENTIAL[0]!;
  for (let k = 1; k < EXPONENTIAL.length; k++) e = fround(fround(e * r) + EXPONENTIAL[k]!);
  e = fround(1 + fround(fround(fround(e * r) * r) + r));
  return fround(1 / fround(1 + fround(e * 2 ** n)));
}

function tanh(v: number): number {
  const half = logistic(2 * v);
  return fround(2 * half - 1);
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

  const shortDot = (weights: number, x: number, columns: number) => {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += shorts[weights + k]! * shorts[x + k]!;
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
    multiplyShorts({ weights, scales, bias, rows, columns }, x, y, frames) {
      for (let frame = 0; frame < frames; frame++) {
        for (let row = 0; row < rows; row++) {
          const dot = shortDot(2 * weights + row * columns, 2 * x.at + frame * columns, columns);
          const scale = fround(memory[scales + row]! * memory[x.scales + frame]!);
          memory[y + frame * rows + row] = memory[bias + row]! + fround(dot * scale);
        }
      }
    },
    accumulateShorts({ weights, scales, rows, columns }, x, scale, y) {
      for (let row = 0; row < rows; row++) {
        const dot = shortDot(2 * weights + row * columns, 2 * x, columns);
        memory[y + row]! += fround(dot * fround(memory[scales + row]! * scale));
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
      for (let k = v; k < v + count; k++) memory[k] = logistic(memory[k]!);
    },
    rectify(v, count) {
      for (let k = v; k < v + count; k++) memory[k] = Math.max(0, memory[k]!);
    },
    cells(z, c, h) {
      for (let k = 0; k < UNITS; k++) {
        const input = logistic(memory[z + k]!);
        const forget = logistic(memory[z + UNITS + k]!);
        const cell = tanh(memory[z + 2 * UNITS + k]!);
        const output = logistic(memory[z + 3 * UNITS + k]!);
        memory[c + k] = fround(forget * memory[c + k]!) + fround(input * cell);
        memory[h + k] = output * tanh(memory[c + k]!);
      }
    },
  };
}
