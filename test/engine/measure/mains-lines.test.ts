import { describe, expect, it } from 'vitest';
import { mainsLine } from '../../../src-renderer/engine/measure/mains-lines.ts';
import { mainsHum, powerOf, withNoise } from '../../bench/verdict/degrade.ts';
import { whiteNoise } from '../../bench/verdict/random.ts';
import { voice } from './voice.ts';

const RATE = 16_000;

describe('mainsLine', { timeout: 60_000 }, () => {
  it.each([100, 110, 120, 180, 240])('hears no hum in a voice of %i Hz', (pitch) => {
    const { samples, speech } = voice(RATE, 15, pitch);
    expect(mainsLine(samples, RATE, speech)).toBeNull();
    const noisy = withNoise(samples, whiteNoise(samples.length, 2), powerOf(samples), 20);
    expect(mainsLine(noisy, RATE, speech)).toBeNull();
  });

  it.each([50, 60] as const)('finds %i Hz under such voices, and how loud it is', (hertz) => {
    for (const sampleRate of [RATE, 44_100]) {
      for (const pitch of [100, 120]) {
        const { samples, speech } = voice(sampleRate, 15, pitch);
        const hum = mainsHum(hertz, sampleRate, samples.length);
        const humming = withNoise(samples, hum, powerOf(samples, sampleRate, speech), 25);
        const found = mainsLine(humming, sampleRate, speech);
        expect(found?.hertz).toBe(hertz);
        // The strongest of its lines holds 54 % of its power.
        expect(Math.abs((found?.underSpeechDb ?? 0) - 27.7)).toBeLessThan(3);
      }
    }
  });

  it('finds faint hum that a voice covers', () => {
    const { samples, speech } = voice(RATE, 15, 110);
    const hum = mainsHum(50, RATE, samples.length);
    const humming = withNoise(samples, hum, powerOf(samples, RATE, speech), 40);
    expect(mainsLine(humming, RATE, speech)?.hertz).toBe(50);
  });

  it('leaves out what nobody hears', () => {
    const { samples, speech } = voice(RATE, 15);
    const hum = mainsHum(50, RATE, samples.length);
    const humming = withNoise(samples, hum, powerOf(samples, RATE, speech), 60);
    expect(mainsLine(humming, RATE, speech)).toBeNull();
  });

  it('says nothing about less than six seconds, or silence', () => {
    expect(mainsLine(mainsHum(50, RATE, 5 * RATE), RATE, [])).toBeNull();
    expect(mainsLine(new Float32Array(10 * RATE), RATE, [])).toBeNull();
  });
});
