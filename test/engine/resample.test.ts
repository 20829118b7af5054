import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src-renderer/engine/dither.ts';
import { Resampler, resampledLength } from '../../src-renderer/engine/resample.ts';
import { join, rmsDb, tone } from './signals.ts';

function resample(input: Float32Array, inRate: number, blocks = [input], outRate = 16_000) {
  const resampler = new Resampler(inRate, outRate);
  const parts = blocks.map((block) => resampler.push(block));
  return join([...parts, resampler.finish()]);
}

/** Drops the filter's ends, where a tone that starts at once has every frequency. */
const middle = (samples: Float32Array) => samples.subarray(2000, samples.length - 2000);

describe('Resampler', () => {
  it.each([48_000, 44_100, 96_000, 44_099])('leaves nothing of a 9 kHz tone from %i Hz', (rate) => {
    const residue = rmsDb(middle(resample(tone(9000, rate, rate * 2), rate)));
    expect(residue).toBeLessThan(-100);
  });

  it.each([48_000, 44_100, 44_099])(
    'passes 100 Hz to 7.2 kHz from %i Hz within 0.05 dB',
    (rate) => {
      for (const hertz of [100, 1000, 3400, 5000, 6500, 7200]) {
        const input = tone(hertz, rate, rate);
        const gain = rmsDb(middle(resample(input, rate))) - rmsDb(input);
        expect(Math.abs(gain), `${hertz} Hz`).toBeLessThan(0.05);
      }
    },
  );

  it.each([48_000, 44_100, 8000, 11_025])('keeps an impulse in its place from %i Hz', (rate) => {
    const input = new Float32Array(rate);
    input[rate / 5] = 1;
    const output = resample(input, rate);
    const loudest = output.reduce((best, v, i) => (v > (output[best] ?? 0) ? i : best), 0);
    expect(loudest).toBe(16_000 / 5);
    expect(Math.abs((output[3201] ?? 0) - (output[3199] ?? 0))).toBeLessThan(1e-3);
  });

  it('keeps a tone in phase with the source to a hundredth of a sample', () => {
    const output = middle(resample(tone(1000, 44_100, 44_100), 44_100));
    const expected = middle(tone(1000, 16_000, 16_000));
    const error = output.map((value, i) => value - (expected[i] ?? 0));
    expect(rmsDb(error) - rmsDb(expected)).toBeLessThan(-80);
  });

  it('does not depend on how the input is cut', () => {
    const random = seededRandom(4);
    const noise = Float32Array.from({ length: 30_000 }, () => random() - 0.5);
    const sizes = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.constantFrom(44_100, 48_000, 8000, 22_050), (cuts, rate) => {
        const blocks: Float32Array[] = [];
        let at = 0;
        for (const size of cuts) {
          blocks.push(noise.subarray(at, at + size));
          at = Math.min(noise.length, at + size);
        }
        const input = noise.subarray(0, at);
        expect(resample(input, rate, blocks)).toEqual(resample(input, rate));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the documented number of frames, rounded half up', () => {
    const lengths = fc.integer({ min: 0, max: 20_000 });
    const rates = fc.constantFrom(400, 8000, 11_025, 12_345, 32_000, 44_100, 48_000, 192_000);
    fc.assert(
      fc.property(lengths, rates, (frames, rate) => {
        const output = resample(new Float32Array(frames), rate);
        expect(output).toHaveLength(Math.floor((frames * 16_000) / rate + 0.5));
      }),
      { numRuns: 60 },
    );
    expect(resampledLength(441_000, 44_100, 16_000)).toBe(160_000);
    expect(resampledLength(3, 32_000, 16_000)).toBe(2);
  });

  it('passes equal rates through untouched', () => {
    const input = tone(7900, 16_000, 1000);
    expect(resample(input, 16_000)).toEqual(input);
  });

  it.each([0, -1, 44_100.5, Number.NaN])('refuses %f Hz', (rate) => {
    expect(() => new Resampler(rate, 16_000)).toThrow(RangeError);
  });
});
