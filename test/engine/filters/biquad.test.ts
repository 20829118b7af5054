import { describe, expect, it } from 'vitest';
import { BiquadCascade, butterworthHighPass } from '../../../src-renderer/engine/filters/biquad.ts';

/** Gain in dB by the impulse response's Fourier sum. */
function gainAt(hertz: number, cut: number, rate: number, order: number): number {
  const response = new Float64Array(rate);
  response[0] = 1;
  new BiquadCascade(butterworthHighPass(cut, rate, order)).run(response);
  let real = 0;
  let imaginary = 0;
  response.forEach((value, i) => {
    real += value * Math.cos((2 * Math.PI * hertz * i) / rate);
    imaginary += value * Math.sin((2 * Math.PI * hertz * i) / rate);
  });
  return 20 * Math.log10(Math.hypot(real, imaginary));
}

describe('butterworthHighPass', () => {
  it.each([16_000, 44_100, 192_000])('follows the Butterworth curve at %i Hz', (rate) => {
    for (const order of [2, 4, 6]) {
      for (const ratio of [0.5, 1, 2, 4]) {
        const ideal = -10 * Math.log10(1 + (1 / ratio) ** (2 * order));
        expect(gainAt(80 * ratio, 80, rate, order)).toBeCloseTo(ideal, 1);
      }
    }
  });

  it('refuses odd orders and frequencies out of range', () => {
    expect(() => butterworthHighPass(80, 16_000, 3)).toThrow(RangeError);
    for (const hertz of [0, -1, 8000, Number.NaN]) {
      expect(() => butterworthHighPass(hertz, 16_000, 4)).toThrow(RangeError);
    }
  });
});
