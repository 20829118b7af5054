import { readFileSync } from 'node:fs';
import { readWeights } from '../../../src-renderer/engine/denoise/weights.ts';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { wavSamples } from '../../workers/fixtures.ts';

export const WEIGHTS_FILE = new URL('../../../assets/public/models/dtln.bin', import.meta.url);

/** The weights that ship. */
export const shippedWeights = () => readWeights(readFileSync(WEIGHTS_FILE));

/** Speech at about −16 dBFS, 24 s at 16 kHz. */
export const speech = () => wavSamples('speech-en.wav');

/** Adds uniform noise; 0.05 is −37 dBFS. */
export function withNoise(samples: Float32Array, width = 0.05): Float32Array {
  const random = seededRandom(1);
  return samples.map((sample) => sample + width * (random() - 0.5));
}

/** How far `actual` is from `expected`, in dB: signal over error. */
export function agreement(actual: Float32Array, expected: Float32Array): number {
  let signal = 0;
  let error = 0;
  expected.forEach((value, k) => {
    signal += value ** 2;
    error += (value - (actual[k] ?? Number.NaN)) ** 2;
  });
  return 10 * Math.log10(signal / error);
}

/** Compares bit by bit, fast; toEqual takes seconds on long arrays. */
export function identical(a: Float32Array, b: Float32Array): boolean {
  const [first, second] = [a, b].map((s) => Buffer.from(s.buffer, s.byteOffset, s.byteLength));
  return first?.equals(second ?? Buffer.alloc(0)) ?? false;
}
