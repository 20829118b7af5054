import { describe, expect, it } from 'vitest';
import { speechBandwidth } from '../../../src-renderer/engine/measure/bandwidth.ts';
import { PowerSpectrum } from '../../../src-renderer/engine/measure/fourier.ts';
import { measureSample, measureSource } from '../../../src-renderer/engine/measure/measures.ts';
import { reverberationSeconds } from '../../../src-renderer/engine/measure/reverberation.ts';
import { inRoom, lowPassed, powerOf, withNoise } from '../../bench/verdict/degrade.ts';
import { whiteNoise } from '../../bench/verdict/random.ts';
import { tone } from '../signals.ts';
import { voice } from './voice.ts';

describe('PowerSpectrum', () => {
  it('shows a sine of amplitude a as a²/4 in its bin', () => {
    const power = new PowerSpectrum(1024).read(tone(1000, 16_000, 1024, 0.5), 0);
    expect(power[64]).toBeCloseTo(0.0625, 4);
    expect(power[70]).toBeLessThan(1e-9);
  });

  it('refuses a size that is no power of two', () => {
    expect(() => new PowerSpectrum(1000)).toThrow(RangeError);
  });
});

describe('speechBandwidth', () => {
  const { samples, speech } = voice(48_000, 10);

  it.each([3400, 5500])('tells a source that ends at %i Hz', (hertz) => {
    const narrow = lowPassed(samples, 48_000, hertz);
    expect(Math.abs(speechBandwidth(narrow, 48_000, speech) - hertz)).toBeLessThanOrEqual(500);
  });

  it('reaches 7 kHz in full speech, also under noise that hides its top', () => {
    expect(speechBandwidth(samples, 48_000, speech)).toBeGreaterThanOrEqual(7000);
    const noise = whiteNoise(samples.length, 4);
    const noisy = withNoise(samples, noise, powerOf(samples, 48_000, speech), 10);
    expect(speechBandwidth(noisy, 48_000, speech)).toBeGreaterThanOrEqual(7000);
  });

  it('does not exceed half the rate, and is 0 without speech', () => {
    const telephone = voice(8000, 10);
    expect(speechBandwidth(telephone.samples, 8000, telephone.speech)).toBe(4000);
    expect(speechBandwidth(samples, 48_000, [])).toBe(0);
  });
});

describe('reverberationSeconds', () => {
  const { samples } = voice(16_000, 20, 110, 7800, 0.7);

  it('grows with the room', () => {
    const rooms = [0.2, 0.45, 0.9].map((rt60) => inRoom(samples, 16_000, rt60, 3));
    const [small = 0, living = 0, church = 0] = rooms.map(
      (room) => reverberationSeconds(room, 16_000) ?? 0,
    );
    expect(small).toBeLessThan(living);
    expect(living).toBeGreaterThan(0.3);
    expect(living).toBeLessThan(0.6);
    expect(church).toBeGreaterThan(0.6);
  });

  it('cannot tell from steady sound, under strong noise, or from silence', () => {
    const noise = whiteNoise(samples.length, 4);
    expect(reverberationSeconds(noise, 16_000)).toBeNull();
    expect(reverberationSeconds(withNoise(samples, noise, powerOf(samples), 0), 16_000)).toBeNull();
    expect(reverberationSeconds(new Float32Array(16_000), 16_000)).toBeNull();
    expect(reverberationSeconds(new Float32Array(0), 16_000)).toBeNull();
  });
});

describe('measureSource and measureSample', () => {
  it('give finite numbers for whatever they get', () => {
    for (const frames of [0, 1, 100, 16_000]) {
      const samples = new Float32Array(frames);
      const all = {
        ...measureSource([samples], samples, 16_000, []),
        ...measureSample(samples, 16_000, []),
      };
      for (const value of Object.values(all)) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});
