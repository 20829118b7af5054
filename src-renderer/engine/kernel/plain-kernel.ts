import type { Kernel } from './kernel.ts';

const UNITS = 128;

const logistic = (v: number) => 1 / (1 + Math.exp(-v));

/** The kernel in plain JavaScript: says what kernel.wat computes, and stands in for it. */
export function plainKernel(floats: number): Kernel {
  const memory = new Float32Array(floats);

  const dot = (weights: number, x: number, columns: number) => {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += memory[weights + k]! * memory[x + k]!;
    return sum;
  };

  return {
    memory,
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
        const cell = Math.tanh(memory[z + 2 * UNITS + k]!);
        const output = logistic(memory[z + 3 * UNITS + k]!);
        memory[c + k] = forget * memory[c + k]! + input * cell;
        memory[h + k] = output * Math.tanh(memory[c + k]!);
      }
    },
  };
}
