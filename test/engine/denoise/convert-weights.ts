import type { TensorName } from '../../../src-renderer/engine/denoise/weights.ts';

/** The tensors of dtln.bin, in its order, by the models that have them. */
const SPECTRAL = {
  lstm1Input: 'model_1/lstm_4/lstm_cell_4/MatMul',
  lstm1State: 'model_1/lstm_4/lstm_cell_4/MatMul_1',
  lstm1Bias: 'lstm_4/lstm_cell_4/bias',
  lstm2Input: 'model_1/lstm_5/lstm_cell_5/MatMul',
  lstm2State: 'model_1/lstm_5/lstm_cell_5/MatMul_1',
  lstm2Bias: 'lstm_5/lstm_cell_5/bias',
  spectrumMask: 'model_1/dense_2/Tensordot/MatMul',
  spectrumMaskBias: 'dense_2/bias',
} as const;

const LEARNED = {
  encoder: 'model_2/conv1d_2/Conv1D1',
  normGain: 'instant_layer_normalization_1/gamma',
  normBias: 'instant_layer_normalization_1/beta',
  lstm3Input: 'model_2/lstm_6/lstm_cell_6/MatMul',
  lstm3State: 'model_2/lstm_6/lstm_cell_6/MatMul_1',
  lstm3Bias: 'lstm_6/lstm_cell_6/bias',
  lstm4Input: 'model_2/lstm_7/lstm_cell_7/MatMul',
  lstm4State: 'model_2/lstm_7/lstm_cell_7/MatMul_1',
  lstm4Bias: 'lstm_7/lstm_cell_7/bias',
  featureMask: 'model_2/dense_3/Tensordot/MatMul',
  featureMaskBias: 'dense_3/bias',
  decoder: 'model_2/conv1d_3/Conv1D1',
} as const;

/** Complains when the two tables above and the reader's do not name the same tensors. */
type Named = keyof typeof SPECTRAL | keyof typeof LEARNED;
const complete: [Named, TensorName] extends [TensorName, Named] ? true : never = true;

/** Makes dtln.bin of the two models as TensorFlow Lite files. */
export function convertWeights(spectral: Buffer, learned: Buffer): Buffer {
  if (!complete) throw new Error('tensors are missing');
  const parts = [
    [readTflite(spectral), Object.values(SPECTRAL)] as const,
    [readTflite(learned), Object.values(LEARNED)] as const,
  ].flatMap(([tensors, names]) => names.map((name) => halfFloats(name, tensors.get(name))));
  return Buffer.concat(parts);
}

function halfFloats(name: string, floats: Buffer | undefined): Buffer {
  if (!floats) throw new Error(`no tensor ${name}`);
  const halves = Buffer.alloc(floats.length / 2);
  for (let at = 0; at < floats.length; at += 4) {
    halves.writeUInt16LE(halfFloat(floats.readFloatLE(at)), at / 2);
  }
  return halves;
}

/** Rounds to the nearest 16-bit float, ties to even. The weights lie between 1e-8 and 8. */
function halfFloat(value: number): number {
  const size = Math.abs(value);
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 2 ** -14)));
  const steps = size * 2 ** (10 - exponent);
  const below = Math.floor(steps);
  const rest = steps - below;
  const rounded = below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0);
  // A carry out of the fraction raises the exponent by itself.
  const bits = rounded < 1024 ? rounded : (exponent + 14) * 1024 + rounded;
  return value < 0 ? bits | 0x8000 : bits;
}

/** The tensors of a .tflite file, a FlatBuffer, by name; field numbers from TensorFlow's schema.fbs. */
function readTflite(file: Buffer): ReadonlyMap<string, Buffer> {
  const follow = (at: number) => at + file.readUInt32LE(at);
  /** Where a table's field lies, 0 when it is left out. */
  const field = (table: number, index: number) => {
    const layout = table - file.readInt32LE(table);
    const entry = 4 + 2 * index;
    if (entry >= file.readUInt16LE(layout)) return 0;
    const offset = file.readUInt16LE(layout + entry);
    return offset === 0 ? 0 : table + offset;
  };
  const bytes = (table: number, index: number) => {
    const at = field(table, index);
    if (at === 0) return Buffer.alloc(0);
    const start = follow(at) + 4;
    return file.subarray(start, start + file.readUInt32LE(start - 4));
  };
  const tables = (table: number, index: number) => {
    const start = follow(field(table, index));
    return Array.from({ length: file.readUInt32LE(start) }, (_, k) => follow(start + 4 + 4 * k));
  };
  const model = follow(0);
  const buffers = tables(model, 4);
  const [graph = 0] = tables(model, 2);
  return new Map(
    tables(graph, 0).map((tensor) => {
      const at = field(tensor, 2);
      const buffer = buffers[at === 0 ? 0 : file.readUInt32LE(at)] ?? 0;
      return [bytes(tensor, 3).toString(), bytes(buffer, 0)];
    }),
  );
}
