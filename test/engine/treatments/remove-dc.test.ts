import { describe, expect, it } from 'vitest';
import { removeDc } from '../../../src-renderer/engine/treatments/remove-dc.ts';
import { fixturePath, readWav } from '../../wav-file.ts';
import { tone } from '../signals.ts';

const speech = readWav(fixturePath('speech-en.wav'));

describe('removeDc', () => {
  it.each([0.05, -0.2, 0.001])('finds an offset of %f under speech', (offset) => {
    const shifted = speech.samples.map((value) => value + offset);
    const { samples, offset: found } = removeDc(shifted, speech.sampleRate);
    expect(Math.abs(found - offset)).toBeLessThan(1e-4);
    samples.forEach((value, i) => {
      if (Math.abs(value - (speech.samples[i] ?? 0)) > 1.1e-4) throw new Error(`changed at ${i}`);
    });
  });

  it('changes the voice by nothing but one constant', () => {
    const { samples, offset } = removeDc(speech.samples, speech.sampleRate);
    expect(Math.abs(offset)).toBeLessThan(1e-4);
    samples.forEach((value, i) => {
      expect(value).toBe(Math.fround((speech.samples[i] ?? 0) - offset));
    });
  });

  it.each([50, 60, 100])('takes no offset from %i Hz hum, wherever it is cut', (hertz) => {
    const hum = tone(hertz, 16_000, 16_123, 0.3);
    expect(removeDc(hum, 16_000).offset).toBe(0);
    expect(removeDc(hum, 16_000).samples).toEqual(hum);
  });

  it('is not misled by a thump of a tenth of the passage', () => {
    const thump = tone(200, 16_000, 32_000, 0.1).map((value, i) => value + (i < 3200 ? 0.6 : 0.02));
    expect(removeDc(thump, 16_000).offset).toBeCloseTo(0.02, 4);
  });

  it('takes passages shorter than a block, and none at all', () => {
    expect(removeDc(Float32Array.of(0.5, 0.5), 16_000).samples).toEqual(new Float32Array(2));
    expect(removeDc(new Float32Array(0), 16_000)).toEqual({
      samples: new Float32Array(0),
      offset: 0,
    });
  });
});
