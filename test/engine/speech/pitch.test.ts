import { describe, expect, it } from 'vitest';
import { PITCH_WINDOW, pitchOf } from '../../../src-renderer/engine/speech/pitch.ts';

/** A voice-like sound: many harmonics, falling. */
const voice = (hertz: number) =>
  Float32Array.from({ length: PITCH_WINDOW }, (_, i) => {
    let sum = 0;
    for (let k = 1; k * hertz < 3000; k += 1) {
      sum += Math.sin((2 * Math.PI * k * hertz * i) / 16_000 + k) / k;
    }
    return 0.2 * sum;
  });

describe('pitchOf', () => {
  it.each([80, 110, 160, 220, 310])('finds %i Hz within half a semitone', (hertz) => {
    expect(Math.abs(12 * Math.log2(pitchOf(voice(hertz)) / hertz))).toBeLessThan(0.5);
  });

  it('finds none in noise and silence', () => {
    let seed = 7;
    const noise = Float32Array.from({ length: PITCH_WINDOW }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647 - 0.5;
    });
    expect(pitchOf(noise)).toBe(0);
    expect(pitchOf(new Float32Array(PITCH_WINDOW))).toBe(0);
  });
});
