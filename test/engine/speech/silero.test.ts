import { describe, expect, it } from 'vitest';
import { BLOCK, SileroVad } from '../../../src-renderer/engine/speech/silero.ts';
import { readSileroWeights } from '../../../src-renderer/engine/speech/silero-weights.ts';
import { readWav } from '../../wav-file.ts';
import { SPEECH_EN, weights } from './recordings.ts';
import { GOLDEN } from './silero-golden.ts';

function probabilities(samples: Float32Array): number[] {
  const vad = new SileroVad(weights());
  const result: number[] = [];
  for (let at = 0; at + BLOCK <= samples.length; at += BLOCK) {
    result.push(vad.process(samples.subarray(at, at + BLOCK)));
  }
  return result;
}

describe('SileroVad', { timeout: 30_000 }, () => {
  it('says what onnxruntime says with the published model', () => {
    const { samples } = readWav(SPEECH_EN);
    const ours = probabilities(samples.subarray(0, GOLDEN.length * BLOCK));
    const worst = Math.max(...ours.map((p, i) => Math.abs(p - (GOLDEN[i] ?? 2))));
    expect(worst).toBeLessThan(2e-5);
    expect(ours.filter((p) => p > 0.5).length).toBeGreaterThan(100);
  });

  it('hears no speech in silence, a tone or noise', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647 - 0.5;
    };
    const length = 32 * BLOCK;
    for (const sound of [
      () => 0,
      (i: number) => 0.3 * Math.sin((2 * Math.PI * 1000 * i) / 16_000),
      () => 0.2 * random(),
    ]) {
      const samples = Float32Array.from({ length }, (_, i) => sound(i));
      expect(Math.max(...probabilities(samples).slice(8))).toBeLessThan(0.5);
    }
  });

  it('refuses a file of another size', () => {
    expect(() => readSileroWeights(new ArrayBuffer(100))).toThrow(RangeError);
  });
});
