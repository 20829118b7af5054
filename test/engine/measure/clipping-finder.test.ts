import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClippingFinder, clippedRuns } from '../../../src-renderer/engine/measure/clipping.ts';
import { FlatRuns } from '../../../src-renderer/engine/measure/flat-runs.ts';
import { joined } from '../../../src-renderer/engine/measure/stretch.ts';
import { clipped, gained } from '../../bench/verdict/degrade.ts';
import { whiteNoise } from '../../bench/verdict/random.ts';
import { voice } from './voice.ts';

const RATE = 1000;
/** Half a sample, so that rounding decides nothing. */
const GAP = 0.0505;

function inBlocks(channels: readonly Float32Array[], length: number, sampleRate = RATE, gap = GAP) {
  const finder = new ClippingFinder(sampleRate, gap);
  const frames = channels[0]?.length ?? 0;
  for (let at = 0; at < frames; at += length) {
    finder.push(channels.map((channel) => channel.subarray(at, at + length)));
  }
  return finder.finish();
}

const sides = [1, -1] as const;
const FLAT = 1.6 / 32_768;

/** The criterion as it is told, with the whole signal and its ceiling at hand. */
function plainRuns(samples: Float32Array, least: number) {
  const starts: number[] = [];
  let first = Number.POSITIVE_INFINITY;
  for (const [i, sample] of samples.entries()) {
    if (Math.abs(sample - first) <= FLAT) continue;
    starts.push(i);
    first = sample;
  }
  return sides.flatMap((side) => {
    const at = (i: number) => (samples[i] ?? Number.NaN) * side;
    const ceiling = samples.reduce((most, sample) => Math.max(most, sample * side), 0);
    let step = ceiling;
    for (let i = 1; i < samples.length; i++) {
      const change = Math.abs(at(i) - at(i - 1));
      if (Math.min(at(i), at(i - 1)) > ceiling / 2 && change > 0) step = Math.min(step, change);
    }
    if (ceiling <= 10 * FLAT || step > 0.01 * ceiling) return [];
    return starts
      .map((start, i) => ({ start, end: starts[i + 1] ?? samples.length }))
      .filter(({ start, end }) => {
        const before = Math.abs(at(start) - at(start - 1)) || 0;
        const after = Math.abs(at(end - 1) - at(end)) || 0;
        return (
          end - start >= least &&
          at(start) >= 0.998 * ceiling &&
          before + after >= Math.max(10 * FLAT, 4 * step)
        );
      });
  });
}

/** Plateaus of a few levels near and far from the ceiling, and what lies between them. */
const signal = fc
  .array(
    fc.record({
      level: fc.constantFrom(0.9, 0.8999, 0.8995, 0.899, 0.8, -0.7, -0.6995, -0.3, 0.1),
      length: fc.integer({ min: 1, max: 9 }),
      after: fc.constantFrom(0, 0.88, -0.69, 0.8985, 0.3),
      quiet: fc.integer({ min: 1, max: 30 }),
      dither: fc.constantFrom(0, 0, 1 / 32_768),
    }),
    { maxLength: 60 },
  )
  .map((parts) =>
    Float32Array.from(
      parts.flatMap(({ level, length, after, quiet, dither }) => [
        ...Array.from({ length }, (_, i) => level + (i % 2) * dither),
        ...Array.from({ length: quiet }, (_, i) => after + (i % 3) * 0.0003),
      ]),
    ),
  );

describe('ClippingFinder', () => {
  it('finds in blocks what the whole recording shows, near runs joined', () => {
    fc.assert(
      fc.property(signal, signal, fc.integer({ min: 1, max: 300 }), (one, two, length) => {
        const frames = Math.max(one.length, two.length);
        const channels = [one, two].map((samples) => {
          const padded = new Float32Array(frames);
          padded.set(samples);
          return padded;
        });
        const whole = joined(clippedRuns(channels, RATE), GAP);
        const found = inBlocks(channels, length);
        expect(found).toHaveLength(whole.length);
        for (const [i, { start, end }] of found.entries()) {
          expect(start).toBeCloseTo(whole[i]?.start ?? -1, 9);
          expect(end).toBeCloseTo(whole[i]?.end ?? -1, 9);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the criterion applied to the whole signal', () => {
    fc.assert(
      fc.property(signal, (samples) => {
        const runs = new FlatRuns(3, 0);
        runs.push(samples);
        expect(runs.finish().map(({ start, end }) => ({ start, end }))).toEqual(
          plainRuns(samples, 3),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('forgets what lay at a ceiling that turned out to be none', () => {
    const quiet = gained(clipped(voice(16_000, 5).samples, 6), -6);
    const click = new Float32Array(1600);
    click.set([0.3, 0.9, -0.9, -0.3], 800);
    const runs = new FlatRuns(3, 0);
    runs.push(quiet);
    runs.push(click);
    expect(runs.finish()).toEqual([]);
  });

  it('keeps little of a recording that clips all the time, also under dither', () => {
    const digital = clipped(voice(16_000, 15).samples, 12);
    const dither = whiteNoise(digital.length, 1);
    const dithered = digital.map((sample, i) => {
      return Math.round(sample * 32_768 + (dither[i] ?? 0) / 2) / 32_768;
    });
    for (const [sound, most] of [
      [digital, 5],
      [dithered, 60],
    ] as const) {
      const [kept, all] = [new FlatRuns(3, 8000), new FlatRuns(3, 0)];
      for (const runs of [kept, all]) runs.push(sound);
      expect(all.finish().length).toBeGreaterThan(500);
      expect(kept.finish().length).toBeLessThan(most);
    }
  });
});
