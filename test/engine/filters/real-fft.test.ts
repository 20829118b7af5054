import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { plainFft } from '../../../src-renderer/engine/filters/plain-fft.ts';
import { emptySpectrum, RealFft } from '../../../src-renderer/engine/filters/real-fft.ts';
import { simdFft } from '../../../src-renderer/engine/filters/simd-fft.ts';

const random = seededRandom(3);
const samples = Float32Array.from({ length: 600 }, () => random() - 0.5);
const SIZES = [4, 8, 16, 32, 256, 512];

describe.each(SIZES)('RealFft of %i', (size) => {
  it('transforms as the definition says', () => {
    const window = Float64Array.from({ length: size }, () => random());
    const spectrum = emptySpectrum(size);
    new RealFft(size, window).forward(samples, 50, spectrum);
    for (let bin = 0; bin <= size / 2; bin++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < size; k++) {
        const angle = (2 * Math.PI * bin * k) / size;
        const value = (samples[50 + k] ?? 0) * (window[k] ?? 0);
        re += value * Math.cos(angle);
        im -= value * Math.sin(angle);
      }
      expect(spectrum.re[bin]).toBeCloseTo(re, 10);
      expect(spectrum.im[bin]).toBeCloseTo(im, 10);
    }
  });

  it('comes back to the same samples', () => {
    const fft = new RealFft(size);
    const spectrum = emptySpectrum(size);
    const back = new Float32Array(600);
    fft.forward(samples, 50, spectrum);
    fft.inverse(spectrum, back, 50);
    expect(back.subarray(50, 50 + size)).toEqual(samples.subarray(50, 50 + size));
  });

  it('gives the same bit for bit without SIMD, there and back', () => {
    const [simd, plain] = [simdFft(size), plainFft(size)];
    for (const fft of [simd, plain]) {
      fft.samples.set(samples.subarray(50, 50 + size));
      fft.forward();
    }
    expect(simd.re).toEqual(plain.re);
    expect(simd.im).toEqual(plain.im);
    for (const fft of [simd, plain]) fft.inverse();
    expect(simd.samples).toEqual(plain.samples);
  });
});

it.each([0, 2, 6, 1000])('refuses a length of %i', (size) => {
  expect(() => new RealFft(size)).toThrow(RangeError);
});
