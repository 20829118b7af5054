import { describe, expect, it } from 'vitest';
import { estimateSpeechDbfs } from '../../../src-renderer/engine/denoise/speech-level.ts';
import { join, rmsDb, tone } from '../signals.ts';
import { speech } from './model.ts';

describe('estimateSpeechDbfs', () => {
  it('finds the level of a tone', () => {
    const samples = tone(1000, 16_000, 16_000, 0.1);
    expect(estimateSpeechDbfs(samples)).toBeCloseTo(rmsDb(samples), 2);
  });

  it('leaves pauses out', () => {
    const samples = tone(1000, 16_000, 16_000, 0.1);
    const withPause = join([samples, samples.map((value) => value / 100), new Float32Array(9000)]);
    expect(estimateSpeechDbfs(withPause)).toBeCloseTo(rmsDb(samples), 1);
  });

  it.each([1, 0.1, 1e-4])('follows the gain %f', (gain) => {
    const level = estimateSpeechDbfs(speech()) ?? 0;
    const scaled = estimateSpeechDbfs(speech().map((value) => value * gain)) ?? 0;
    expect(scaled - level).toBeCloseTo(20 * Math.log10(gain), 2);
  });

  it.each([0, 1, 5000])('finds no speech in %i zeros', (length) => {
    expect(estimateSpeechDbfs(new Float32Array(length))).toBeNull();
  });
});
