import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Denoiser, denoise } from '../../../src-renderer/engine/denoise/denoiser.ts';
import { plainKernel } from '../../../src-renderer/engine/kernel/plain-kernel.ts';
import { wavSamples } from '../../workers/fixtures.ts';
import { join, rmsDb } from '../signals.ts';
import { agreement, identical, shippedWeights, speech, withNoise } from './model.ts';

const weights = shippedWeights();
const clean = speech().subarray(0, 96_000);
const noisy = withNoise(clean);

/** The shift that fits best, in samples: positive when `b` is late. */
function lag(a: Float32Array, b: Float32Array): number {
  let best = { shift: Number.NaN, sum: Number.NEGATIVE_INFINITY };
  for (let shift = -600; shift <= 600; shift++) {
    let sum = 0;
    for (let k = 600; k < 30_000; k++) sum += (a[k] ?? 0) * (b[k + shift] ?? 0);
    if (sum > best.sum) best = { shift, sum };
  }
  return best.shift;
}

function inBlocks(samples: Float32Array, sizes: readonly number[]): Float32Array {
  const denoiser = new Denoiser(weights, { speechDbfs: -16 });
  const parts: Float32Array[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(denoiser.push(samples.subarray(at, at + size)));
    at += size;
  }
  return join([...parts, denoiser.push(samples.subarray(at)), denoiser.finish()]);
}

describe('the network', () => {
  const start = 16_000;
  const input = withNoise(speech().slice(start, start + 48_000));

  it('gives what another implementation with 32-bit weights gives', () => {
    const reference = new Float32Array(
      wavSamples('../engine/denoise/dtln-reference.wav').subarray(0, 48_000),
    );
    const output = denoise(weights, input, { amount: 1, speechDbfs: -26 });
    expect(agreement(output, reference)).toBeGreaterThan(65);
  });

  it('gives the same without SIMD', () => {
    const run = (denoiser: Denoiser) => join([denoiser.push(input), denoiser.finish()]);
    const options = { speechDbfs: -26 };
    const plain = run(new Denoiser(weights, options, plainKernel));
    expect(agreement(run(new Denoiser(weights, options)), plain)).toBeGreaterThan(110);
  });
});

describe('denoise', () => {
  it('takes noise away and leaves the voice', () => {
    expect(agreement(denoise(weights, noisy), clean)).toBeGreaterThan(agreement(noisy, clean) + 4);
    expect(agreement(denoise(weights, clean), clean)).toBeGreaterThan(25);
  });

  it('keeps every sample in its place', () => {
    expect(lag(clean, denoise(weights, noisy, { amount: 1 }))).toBe(0);
  });

  it.each([0, 1, 127, 128, 383, 384, 385, 2047, 2048, 2432, 2433, 5000])(
    'gives %i samples for as many',
    (length) => {
      const output = denoise(weights, noisy.subarray(0, length));
      expect(output).toHaveLength(length);
      expect(output.every(Number.isFinite)).toBe(true);
    },
  );

  it('keeps the voice from the first sample on, also where a recording begins within a word', () => {
    for (const start of [50_000, 66_000, 80_000]) {
      const piece = clean.subarray(start, start + 1600);
      const output = denoise(weights, noisy.subarray(start, start + 16_000), { amount: 1 });
      expect(Math.abs(rmsDb(output.subarray(0, 1600)) - rmsDb(piece))).toBeLessThan(1.5);
    }
  });

  it.each([-16, -46, -66])('treats speech at %i dBFS as at any other level', (level) => {
    const gain = 10 ** ((level + 26) / 20);
    const quiet = denoise(
      weights,
      noisy.map((value) => value * gain),
    );
    expect(
      agreement(
        quiet.map((value) => value / gain),
        denoise(weights, noisy),
      ),
    ).toBeGreaterThan(78);
  });

  it('takes a level that is given instead of its own estimate', () => {
    const given = denoise(weights, noisy, { speechDbfs: -70 });
    expect(identical(given, denoise(weights, noisy))).toBe(false);
  });

  it('leaves silence silent', () => {
    expect(denoise(weights, new Float32Array(9000)).every((value) => value === 0)).toBe(true);
  });
});

describe('amount', () => {
  it('0 returns the input bit for bit, whatever it is', () => {
    const odd = Float32Array.of(Number.NaN, -0, 1e-42, 1e38, Number.POSITIVE_INFINITY);
    expect(identical(denoise(weights, odd, { amount: 0 }), odd)).toBe(true);
    expect(identical(denoise(weights, noisy, { amount: 0 }), noisy)).toBe(true);
  });

  it('mixes the original with what the network gives', () => {
    const wet = denoise(weights, noisy, { amount: 1 });
    const half = denoise(weights, noisy, { amount: 0.5 });
    const expected = wet.map((value, k) => (value + (noisy[k] ?? 0)) / 2);
    expect(agreement(half, expected)).toBeGreaterThan(120);
    const usual = denoise(weights, noisy);
    expect(identical(usual, denoise(weights, noisy, { amount: 0.9 }))).toBe(true);
  });

  it('never turns a stretch down by more than its share', () => {
    const hum = Float32Array.from({ length: 48_000 }, (_, k) => 0.05 * Math.sin(k / 40));
    const output = denoise(weights, hum, { amount: 0.9 });
    expect(rmsDb(output) - rmsDb(hum)).toBeGreaterThan(-21);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %f', (amount) => {
    expect(() => new Denoiser(weights, { amount, speechDbfs: -26 })).toThrow(RangeError);
  });
});

describe('Denoiser', () => {
  it('does not depend on how the input is cut', () => {
    const whole = inBlocks(noisy.subarray(0, 12_000), []);
    const sizes = fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (cuts) => {
        expect(identical(inBlocks(noisy.subarray(0, 12_000), cuts), whole)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives finite output for any finite input', () => {
    const finite = { noNaN: true, noDefaultInfinity: true, maxLength: 6000 };
    const level = fc.option(fc.double({ min: -400, max: 400, noNaN: true }));
    fc.assert(
      fc.property(fc.float32Array(finite), level, (samples, speechDbfs) => {
        const output = denoise(weights, samples, { speechDbfs });
        expect(output.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on after a sample that is no number', () => {
    const broken = noisy.slice(0, 48_000);
    broken[20_000] = Number.NaN;
    const output = denoise(weights, broken, { speechDbfs: -16 });
    expect(output.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0)).toBe(1);
  });

  it('can be left in the middle: another one starts afresh', () => {
    const before = inBlocks(noisy.subarray(0, 12_000), []);
    new Denoiser(weights, { speechDbfs: -16 }).push(noisy.subarray(30_000, 60_000));
    expect(identical(inBlocks(noisy.subarray(0, 12_000), []), before)).toBe(true);
  });

  it('holds back less than a seventh of a second', () => {
    const denoiser = new Denoiser(weights, { speechDbfs: -16 });
    let given = 0;
    for (let at = 0; at < 48_000; at += 1000) {
      given += denoiser.push(noisy.subarray(at, at + 1000)).length;
      expect(at + 1000 - given).toBeLessThan(2048 + 384);
    }
  });
});
