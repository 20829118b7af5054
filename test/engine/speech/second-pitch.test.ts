import { describe, expect, it } from 'vitest';
import { secondPitchShare } from '../../../src-renderer/engine/speech/second-pitch.ts';
import { readWav } from '../../wav-file.ts';
import { SPEECH_EN } from './recordings.ts';

const RATE = 16_000;
const SECONDS = 8;
const SPOKEN = new Float32Array((SECONDS * RATE) / 512).fill(1);

/** Pulses through a resonance, whose rate wanders as a voice's does. */
function voice(hertz: number, wander: number): Float32Array {
  let [phase, a, b] = [0, 0, 0];
  return Float32Array.from({ length: SECONDS * RATE }, (_, i) => {
    phase += (hertz * (1 + wander * Math.sin((2 * Math.PI * 0.7 * i) / RATE))) / RATE;
    const pulse = phase >= 1 ? 1 : 0;
    phase -= pulse;
    [a, b] = [0.1 * pulse + 1.75 * a - 0.83 * b, a];
    return a;
  });
}

const together = (one: Float32Array, other: Float32Array, share: number) =>
  one.map((value, i) => value + share * (other[i] ?? 0));

describe('secondPitchShare', () => {
  const [low, high] = [voice(110, 0.1), voice(205, 0.07)];

  it('is almost nothing for one voice, whatever its pitch does', () => {
    for (const alone of [low, high]) {
      expect(secondPitchShare(alone, SPOKEN)).toBeLessThan(0.02);
    }
  });

  it('is high where two voices sound together, and lower when one of them is faint', () => {
    const [equal, faint] = [0.8, 0.2].map((share) =>
      secondPitchShare(together(low, high, share), SPOKEN),
    );
    expect(equal).toBeGreaterThan(0.2);
    expect(faint).toBeLessThan(equal ?? 0);
  });

  it('is almost nothing in the committed recording of one woman', () => {
    const { samples } = readWav(SPEECH_EN);
    const spoken = new Float32Array(Math.ceil(samples.length / 512)).fill(1);
    expect(secondPitchShare(samples, spoken)).toBeLessThan(0.02);
  });

  it('does not know without voiced speech', () => {
    expect(secondPitchShare(low, new Float32Array(SPOKEN.length))).toBeNull();
    expect(secondPitchShare(new Float32Array(SECONDS * RATE), SPOKEN)).toBeNull();
    expect(secondPitchShare(low.subarray(0, RATE), SPOKEN)).toBeNull();
  });
});
