/** Widths of the network's layers. */
export const LAYERS = { bins: 129, first: 128, second: 64, third: 64, fourth: 128, memory: 128 };

/** The network's numbers, laid out the way the loops read them. */
export interface SileroWeights {
  /** [128 out][129 in][3 times] */
  readonly first: Float64Array;
  readonly firstBias: Float64Array;
  /** [64 out][128 in][3 times] */
  readonly second: Float64Array;
  readonly secondBias: Float64Array;
  /** [64 out][64 in][2 times]: the third only ever meets padding. */
  readonly third: Float64Array;
  readonly thirdBias: Float64Array;
  /** [128 out][64 in]: both neighbours only ever meet padding. */
  readonly fourth: Float64Array;
  readonly fourthBias: Float64Array;
  /** [512 = input, forget, cell, output gates][128 input then 128 memory] */
  readonly gates: Float64Array;
  readonly gatesBias: Float64Array;
  readonly output: Float64Array;
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
  const numbers = Float64Array.from(new Float32Array(file));
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
    first: firstLayer,
    firstBias,
    second: secondLayer,
    secondBias,
    third: times(thirdLayer, [1, 2]),
    thirdBias,
    fourth: times(fourthLayer, [1]),
    fourthBias,
    gates: sideBySide(fromInput, fromMemory),
    gatesBias: inputBias.map((bias, i) => bias + memoryBias[i]!),
    output: next(),
    outputBias: next()[0]!,
  };
}

/** Keeps some of the three times of a convolution. */
function times(weights: Float64Array, kept: readonly number[]): Float64Array {
  const result = new Float64Array((weights.length / 3) * kept.length);
  for (let i = 0; i < result.length; i += 1) {
    const time = kept[i % kept.length]!;
    result[i] = weights[Math.floor(i / kept.length) * 3 + time]!;
  }
  return result;
}

function sideBySide(left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(left.length + right.length);
  for (let row = 0; row < 4 * memory; row += 1) {
    result.set(left.subarray(row * memory, (row + 1) * memory), row * 2 * memory);
    result.set(right.subarray(row * memory, (row + 1) * memory), (row * 2 + 1) * memory);
  }
  return result;
}
