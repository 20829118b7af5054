import { describe, expect, it } from 'vitest';
import { lowCut } from '../../../src-renderer/engine/treatments/low-cut.ts';
import { fixturePath, readWav } from '../../wav-file.ts';
import { rmsDb, tone } from '../signals.ts';

const RATES = [16_000, 44_100, 48_000, 96_000];
const gain = (hertz: number, rate: number) => {
  const input = tone(hertz, rate, rate * 2);
  const middle = (samples: Float32Array) => samples.subarray(rate / 2, rate * 1.5);
  return rmsDb(middle(lowCut(input, rate, 80))) - rmsDb(middle(input));
};

describe('lowCut', () => {
  it.each(RATES)('is flat within 0.1 dB from an octave above, at %i Hz', (rate) => {
    for (const hertz of [160, 200, 500, 3000, 7000]) {
      expect(Math.abs(gain(hertz, rate)), `${hertz} Hz`).toBeLessThan(0.1);
    }
  });

  it.each(RATES)('is 24 dB down an octave below and 48 dB two octaves, at %i Hz', (rate) => {
    expect(gain(80, rate)).toBeCloseTo(-3, 1);
    expect(gain(40, rate)).toBeLessThan(-23);
    expect(gain(20, rate)).toBeLessThan(-46);
  });

  it('starts and ends without a jump on a large offset', () => {
    const offset = new Float32Array(16_000).fill(0.5);
    expect(Math.max(...lowCut(offset, 16_000, 80).map(Math.abs))).toBeLessThan(1e-6);
  });

  it('starts in swing: rumble cut out of its middle is as low in the first 50 ms as later', () => {
    for (const hertz of [8, 15, 25]) {
      for (const skip of [0, 100, 300, 700]) {
        const rumble = tone(hertz, 16_000, 32_000).subarray(skip);
        expect(rmsDb(lowCut(rumble, 16_000, 80).subarray(0, 800))).toBeLessThan(-40);
      }
    }
  });

  it('keeps the level of a voice, and its length', () => {
    const { samples, sampleRate } = readWav(fixturePath('speech-en.wav'));
    const cut = lowCut(samples, sampleRate, 80);
    expect(cut).toHaveLength(samples.length);
    expect(Math.abs(rmsDb(cut) - rmsDb(samples))).toBeLessThan(0.2);
  });

  it('takes one sample and none, and refuses impossible frequencies', () => {
    expect(lowCut(new Float32Array(0), 16_000, 80)).toHaveLength(0);
    expect(lowCut(Float32Array.of(0.5), 16_000, 80)).toEqual(Float32Array.of(0));
    expect(() => lowCut(new Float32Array(5), 16_000, 8000)).toThrow(RangeError);
  });
});
