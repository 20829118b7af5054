import { expect, it } from 'vitest';
import { emptySpectrum, RealFft } from '../../../src-renderer/engine/denoise/real-fft.ts';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';

const random = seededRandom(3);
const samples = Float32Array.from({ length: 600 }, () => random() - 0.5);

it('transforms as the definition says', () => {
  const spectrum = emptySpectrum();
  new RealFft().forward(samples, 50, spectrum);
  for (let bin = 0; bin <= 256; bin++) {
    let re = 0;
    let im = 0;
    for (let k = 0; k < 512; k++) {
      const angle = (2 * Math.PI * bin * k) / 512;
      re += (samples[50 + k] ?? 0) * Math.cos(angle);
      im -= (samples[50 + k] ?? 0) * Math.sin(angle);
    }
    expect(spectrum.re[bin]).toBeCloseTo(re, 10);
    expect(spectrum.im[bin]).toBeCloseTo(im, 10);
  }
});

it('comes back to the same samples', () => {
  const fft = new RealFft();
  const spectrum = emptySpectrum();
  const back = new Float32Array(600);
  fft.forward(samples, 50, spectrum);
  fft.inverse(spectrum, back, 50);
  expect(back.subarray(50, 562)).toEqual(samples.subarray(50, 562));
});
