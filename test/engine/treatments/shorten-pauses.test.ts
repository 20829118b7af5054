import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import {
  GUARD_SECONDS,
  shortenPauses,
} from '../../../src-renderer/engine/treatments/shorten-pauses.ts';
import { rmsDb } from '../signals.ts';
import { noise } from './noises.ts';

const RATE = 16_000;
const LIMITS = { longest: 0.8, edge: 0.15 };
const SPEECH = [
  { start: 1, end: 2 },
  { start: 4, end: 5 },
  { start: 5.5, end: 6 },
];
const room = noise(8 * RATE, 0.01, seededRandom(3));

/** Where a span of the source lies in the result, by the map; both ends are rounded to frames. */
function excerpt(samples: Float32Array, from: number, seconds: number): Float32Array {
  const start = Math.round(from * RATE);
  return samples.slice(start, start + Math.round(seconds * RATE));
}

describe('shortenPauses', () => {
  const { samples, map } = shortenPauses(room, RATE, SPEECH, LIMITS);

  it('shortens long pauses and edges to exactly the wished lengths, and no other', () => {
    // 0.15 + 1 + 0.8 + 1 + 0.5 (short enough) + 0.5 + 0.15
    expect(samples).toHaveLength(Math.round(4.1 * RATE));
    expect(map.toTreated(1)).toBeCloseTo(0.15, 9);
    expect(map.toTreated(4) - map.toTreated(2)).toBeCloseTo(0.8, 9);
    expect(map.toTreated(5.5) - map.toTreated(5)).toBeCloseTo(0.5, 9);
  });

  it('leaves speech and 60 ms around it bit for bit', () => {
    for (const { start, end } of SPEECH) {
      const from = start - GUARD_SECONDS;
      const seconds = end - start + 2 * GUARD_SECONDS;
      expect(excerpt(samples, map.toTreated(from), seconds)).toEqual(excerpt(room, from, seconds));
    }
  });

  it('keeps the room tone through the cut, without a hole', () => {
    const middle = map.toTreated(2) + 0.4;
    const cut = excerpt(samples, middle - 0.02, 0.04);
    expect(Math.abs(rmsDb(cut) - rmsDb(room))).toBeLessThan(1);
  });

  it('translates times both ways, and puts what was cut out on the cut', () => {
    for (const time of [0.9, 1, 1.7, 2, 2.3, 3.8, 4, 5.2, 6.1]) {
      expect(map.toSource(map.toTreated(time))).toBeCloseTo(time, 9);
    }
    expect(map.toTreated(3)).toBeCloseTo(map.toTreated(2) + 0.4, 2);
    expect(map.toTreated(0)).toBe(0);
    expect(map.toTreated(8)).toBeCloseTo(4.1, 9);
  });

  it('does nothing without speech, or where no pause is too long', () => {
    expect(shortenPauses(room, RATE, [], LIMITS).samples).toEqual(room);
    const generous = { longest: 3, edge: 3 };
    const same = shortenPauses(room, RATE, SPEECH, generous);
    expect(same.samples).toEqual(room);
    expect(same.map.stretches).toEqual([{ source: 0, treated: 0, seconds: 8 }]);
  });

  it('never comes nearer to speech than 60 ms, even when asked to', () => {
    const tight = shortenPauses(room, RATE, SPEECH, { longest: 0, edge: 0 });
    expect(tight.map.toTreated(4) - tight.map.toTreated(2)).toBeCloseTo(0.16, 9);
    for (const { start, end } of SPEECH) {
      const from = start - GUARD_SECONDS;
      const seconds = end - start + 2 * GUARD_SECONDS;
      const at = tight.map.toTreated(from);
      expect(excerpt(tight.samples, at, seconds)).toEqual(excerpt(room, from, seconds));
    }
  });

  it('takes any spans: overlapping, out of order, beyond the ends', () => {
    const span = fc.record({
      start: fc.double({ min: -1, max: 4, noNaN: true }),
      end: fc.double({ min: -1, max: 4, noNaN: true }),
    });
    const short = room.subarray(0, 3 * RATE);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const result = shortenPauses(short, RATE, spans, { longest: 0.3, edge: 0.1 });
        expect(result.samples.length).toBeLessThanOrEqual(short.length);
        expect(result.samples.every(Number.isFinite)).toBe(true);
        const seconds = result.map.stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
        expect(Math.round(seconds * RATE)).toBe(result.samples.length);
      }),
      { numRuns: 60 },
    );
  });
});
