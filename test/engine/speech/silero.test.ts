import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src-renderer/engine/kernel/kernel.ts';
import { plainKernel } from '../../../src-renderer/engine/kernel/plain-kernel.ts';
import { BATCH, BLOCK, SileroVad } from '../../../src-renderer/engine/speech/silero.ts';
import { readSileroWeights } from '../../../src-renderer/engine/speech/silero-weights.ts';
import { readWav } from '../../wav-file.ts';
import { SPEECH_EN, weights } from './recordings.ts';
import { GOLDEN } from './silero-golden.ts';

function probabilities(samples: Float32Array, newKernel = createKernel): number[] {
  const vad = new SileroVad(weights(), newKernel);
  const batch = new Float32Array(BATCH);
  const result: number[] = [];
  for (let at = 0; at < samples.length; at += BATCH * BLOCK) {
    const blocks = new Float32Array(BATCH * BLOCK);
    blocks.set(samples.subarray(at, at + BATCH * BLOCK));
    vad.process(blocks, batch);
    result.push(...batch);
  }
  return result.slice(0, Math.floor(samples.length / BLOCK));
}

describe('SileroVad', { timeout: 30_000 }, () => {
  it.each([
    ['with SIMD', createKernel],
    ['without', plainKernel],
  ])('says what onnxruntime says with the published model, %s', (_, newKernel) => {
    const { samples } = readWav(SPEECH_EN);
    const ours = probabilities(samples.subarray(0, GOLDEN.length * BLOCK), newKernel);
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
