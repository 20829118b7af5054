import type { Tensor } from '../kernel/layers.ts';

/** Widths of the network's layers. */
export const LAYERS = { bins: 129, first: 128, second: 64, third: 64, fourth: 128, memory: 128 };
/** From one window's bins to the next, as the kernel needs them. */
export const SPACED_BINS = 132;

/** The network's numbers; a convolution's row holds the input of each time, one time after another. */
export interface SileroWeights {
  /** [128 out][3 times][129 in, spaced by 132] */
  readonly first: Tensor;
  readonly firstBias: Tensor;
  /** [64 out][3 times][128 in] */
  readonly second: Tensor;
  readonly secondBias: Tensor;
  /** [64 out][2 times][64 in]: the third only ever meets padding. */
  readonly third: Tensor;
  readonly thirdBias: Tensor;
  /** [128 out][64 in]: both neighbours only ever meet padding. */
  readonly fourth: Tensor;
  readonly fourthBias: Tensor;
  /** [512 = input, forget, cell, output gates][128 input] */
  readonly gatesInput: Tensor;
  /** The same of the memory. */
  readonly gatesState: Tensor;
  readonly gatesBias: Tensor;
  readonly output: Float32Array;
  readonly outputBias: number;
}

const { bins, first, second, third, fourth, memory } = LAYERS;
/** In the file, in this order, 32-bit little-endian floats in the layout of the published model. */
const SIZES = [
  first * bins * 3,
  first,
  second * first * 3,
  second,
  third * second * 3,
  third,
  fourth * third * 3,
  fourth,
  4 * memory * fourth,
  4 * memory * memory,
  4 * memory,
  4 * memory,
  memory,
  1,
];

/** @throws RangeError when the file is not the one this code was written for */
export function readSileroWeights(file: ArrayBuffer): SileroWeights {
  const expected = SIZES.reduce((sum, size) => sum + size, 0) * 4;
  if (file.byteLength !== expected) {
    throw new RangeError(`the speech model has ${file.byteLength} bytes, not ${expected}`);
  }
  const numbers = new Float32Array(file);
  const sizes = SIZES.values();
  let used = 0;
  const next = () => {
    const start = used;
    used += sizes.next().value ?? 0;
    return numbers.subarray(start, used);
  };
  const [firstLayer, firstBias, secondLayer, secondBias] = [next(), next(), next(), next()];
  const [thirdLayer, thirdBias, fourthLayer, fourthBias] = [next(), next(), next(), next()];
  const [fromInput, fromMemory, inputBias, memoryBias] = [next(), next(), next(), next()];
  return {
    first: byTime(firstLayer, bins, [0, 1, 2], SPACED_BINS),
    firstBias: vector(firstBias),
    second: byTime(secondLayer, first, [0, 1, 2]),
    secondBias: vector(secondBias),
    third: byTime(thirdLayer, second, [1, 2]),
    thirdBias: vector(thirdBias),
    fourth: byTime(fourthLayer, third, [1]),
    fourthBias: vector(fourthBias),
    gatesInput: { rows: 4 * memory, columns: fourth, values: fromInput },
    gatesState: { rows: 4 * memory, columns: memory, values: fromMemory },
    gatesBias: vector(inputBias.map((bias, i) => bias + memoryBias[i]!)),
    output: next(),
    outputBias: next()[0]!,
  };
}

function vector(values: Float32Array): Tensor {
  return { rows: values.length, columns: 1, values };
}

/** Turns [out][in][3 times] into [out][times that are kept][in], with `spaced` from time to time. */
function byTime(
  weights: Float32Array,
  inputs: number,
  times: readonly number[],
  spaced = inputs,
): Tensor {
  const rows = weights.length / inputs / 3;
  const columns = times.length * spaced;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (const [place, time] of times.entries()) {
      const to = row * columns + place * spaced;
      for (let i = 0; i < inputs; i += 1) values[to + i] = weights[(row * inputs + i) * 3 + time]!;
    }
  }
  return { rows, columns, values };
}
