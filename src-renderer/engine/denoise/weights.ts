import type { Tensor } from '../kernel/layers.ts';

/**
 * The trained numbers of DTLN, read from assets/public/models/dtln.bin: the tensors below one after
 * another without a header, each row after row, as 16-bit floats (IEEE 754 binary16, little-endian).
 * test/engine/denoise/weights.test.ts makes the file.
 *
 * LSTM matrices have four blocks of 128 rows: the gates input, forget, cell, output.
 */
const SHAPES = {
  lstm1Input: [512, 257],
  lstm1State: [512, 128],
  lstm1Bias: [512, 1],
  lstm2Input: [512, 128],
  lstm2State: [512, 128],
  lstm2Bias: [512, 1],
  spectrumMask: [257, 128],
  spectrumMaskBias: [257, 1],
  encoder: [256, 512],
  normGain: [256, 1],
  normBias: [256, 1],
  lstm3Input: [512, 256],
  lstm3State: [512, 128],
  lstm3Bias: [512, 1],
  lstm4Input: [512, 128],
  lstm4State: [512, 128],
  lstm4Bias: [512, 1],
  featureMask: [256, 128],
  featureMaskBias: [256, 1],
  decoder: [512, 256],
} as const satisfies Record<string, readonly [rows: number, columns: number]>;

export type TensorName = keyof typeof SHAPES;

export type Weights = Readonly<Record<TensorName, Tensor>>;

/** @throws RangeError when these are not the weights */
export function readWeights(bytes: Uint8Array): Weights {
  const shapes = Object.entries(SHAPES);
  const count = shapes.reduce((sum, [, [rows, columns]]) => sum + rows * columns, 0);
  if (bytes.length !== count * 2) {
    throw new RangeError(`weights of ${bytes.length} bytes instead of ${count * 2}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const tensors = shapes.map(([name, [rows, columns]]) => {
    const values = new Float32Array(rows * columns);
    for (let k = 0; k < values.length; k++, at += 2)
      values[k] = halfFloat(view.getUint16(at, true));
    return [name, { rows, columns, values }];
  });
  return Object.fromEntries(tensors) as Weights;
}

/** The value of a 16-bit float: sign, 5 bits of exponent, 10 of fraction. Finite ones only. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  const size = exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}
