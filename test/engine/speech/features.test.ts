import { describe, expect, it } from 'vitest';
import { FeatureExtractor } from '../../../src-renderer/engine/speech/features.ts';
import { readWav } from '../../wav-file.ts';
import { SPEECH_EN, weights } from './recordings.ts';

function featuresOf(samples: Float32Array, blockLength = samples.length) {
  const extractor = new FeatureExtractor(weights());
  for (let at = 0; at < samples.length; at += blockLength) {
    extractor.push(samples.subarray(at, at + blockLength));
  }
  return extractor.finish();
}

const tone = (hertz: number, amplitude: number) =>
  Float32Array.from({ length: 16_000 }, (_, i) => {
    return amplitude * Math.sin((2 * Math.PI * hertz * i) / 16_000);
  });

describe('FeatureExtractor', { timeout: 30_000 }, () => {
  it('does not depend on how the recording was cut into blocks', () => {
    const samples = readWav(SPEECH_EN).samples.subarray(0, 80_001);
    const whole = featuresOf(samples);
    for (const length of [511, 512, 5000]) expect(featuresOf(samples, length)).toEqual(whole);
    expect(whole.features.frames).toBe(80_001);
    expect(whole.features.power).toHaveLength(Math.ceil(80_001 / 512));
  });

  it('measures mean square and peak', () => {
    const { power, peak } = featuresOf(tone(1000, 0.5)).features;
    expect(power[10]).toBeCloseTo(0.125, 3);
    expect(peak[10]).toBeCloseTo(0.5, 3);
  });

  it.each([
    [50, 'lowPower', 'highPower'],
    [6000, 'highPower', 'lowPower'],
  ] as const)('finds a tone of %i Hz in %s', (hertz, here, notHere) => {
    const { features } = featuresOf(tone(hertz, 0.5));
    expect((features[here][10] ?? 0) / 0.125).toBeGreaterThan(0.7);
    expect((features[here][10] ?? 0) / 0.125).toBeLessThan(1.3);
    expect(features[notHere][10]).toBeLessThan(0.001);
  });

  it('has nothing of nothing', () => {
    const { features, cells } = featuresOf(new Float32Array(0));
    expect(features.probability).toHaveLength(0);
    expect(cells).toEqual([]);
  });
});
