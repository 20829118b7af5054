import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPassage } from '../../../src-renderer/engine/speech/best-passage.ts';
import { material, type Part, pause, speech } from './layout.ts';

/** Sentences of 4 s with pauses of half a second. */
const sentences = (count: number, more: Omit<Part, 'seconds'> = {}, noise?: number) =>
  Array.from({ length: count }, () => [speech(4, more), pause(0.5, noise)]).flat();

function found(...args: Parameters<typeof bestPassage>) {
  const best = bestPassage(...args);
  if (best.kind !== 'found') throw new Error(best.reason);
  return best;
}

/** The only passage, or a failed test. */
function only(...args: Parameters<typeof bestPassage>) {
  const { passages } = found(...args);
  expect(passages).toHaveLength(1);
  return passages[0] ?? { start: 0, end: 0 };
}

describe('bestPassage', () => {
  it('takes most of a good recording, within the best length', () => {
    const { passages, seconds, speechSeconds, snrDb } = found(
      material([pause(2), ...sentences(30), pause(2)]),
    );
    expect(passages).toHaveLength(1);
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(speechSeconds / seconds).toBeGreaterThan(0.85);
    expect(snrDb).toBeCloseTo(40, 0);
  });

  it('leaves 100–200 ms of quiet at both ends', () => {
    const sound = material([pause(2), ...sentences(30), pause(2)]);
    const { start, end } = only(sound);
    const first = sound.segments.find((segment) => segment.start >= start);
    const last = sound.segments.findLast((segment) => segment.end <= end);
    for (const quiet of [(first?.start ?? 0) - start, end - (last?.end ?? 0)]) {
      expect(quiet).toBeGreaterThanOrEqual(0.1);
      expect(quiet).toBeLessThanOrEqual(0.2);
    }
  });

  it('prefers the quiet part of a noisy recording', () => {
    const parts = [...sentences(14, {}, -35), ...sentences(10), ...sentences(14, {}, -38)];
    const { start, end } = only(material([pause(1), ...parts, pause(1)]));
    // One sentence more on either side does not make it worse.
    expect(start).toBeGreaterThan(59);
    expect(end).toBeLessThan(114);
  });

  it('keeps clipping out', () => {
    const sound = material([pause(1), ...sentences(30), pause(1)], {
      clipping: [{ start: 40, end: 40.01 }],
    });
    const { start, end } = only(sound);
    expect(start > 40 || end < 40).toBe(true);
  });

  it('takes the least clipped part when all of it is clipped', () => {
    const clipping = [
      { start: 0, end: 62 },
      ...Array.from({ length: 30 }, (_, i) => ({ start: 63 + 2 * i, end: 63.01 + 2 * i })),
    ];
    const { start } = only(material([pause(1), ...sentences(28), pause(1)], { clipping }));
    expect(start).toBeGreaterThan(60);
  });

  it('avoids what is noisy', () => {
    const sound = material([pause(1), ...sentences(30), pause(1)], {
      noisy: [{ start: 0, end: 50 }],
    });
    expect(only(sound).start).toBeGreaterThan(49);
  });

  it('stays with one of two voices', () => {
    const parts = [...sentences(8), ...sentences(12, { voice: 1 }), ...sentences(3)];
    const { start, end } = only(material([pause(1), ...parts, pause(1)]));
    expect(start).toBeGreaterThan(36);
    expect(end).toBeLessThan(92);
  });

  it('prefers a steady level', () => {
    const uneven = Array.from({ length: 12 }, (_, i) => [
      speech(4, { db: i % 2 ? -12 : -32 }),
      pause(0.5),
    ]).flat();
    const { start } = only(material([pause(1), ...uneven, ...sentences(13), pause(1)]));
    expect(start).toBeGreaterThan(50);
  });

  it('joins pieces when silence lies between them', () => {
    const sparse = Array.from({ length: 8 }, () => [speech(5), pause(30)]).flat();
    const { passages, seconds, speechSeconds } = found(material([pause(3), ...sparse]));
    expect(passages.length).toBeGreaterThan(2);
    expect(seconds).toBeGreaterThanOrEqual(20);
    expect(speechSeconds / seconds).toBeGreaterThan(0.85);
    expect(passages).toEqual([...passages].sort((a, b) => a.start - b.start));
  });

  it('takes silence around speech that is too short by itself', () => {
    const { start, end } = only(material([pause(20), speech(6), pause(20)]));
    expect(end - start).toBeCloseTo(10, 6);
    expect(start).toBeLessThan(20);
    expect(end).toBeGreaterThan(26);
  });

  it('cuts speech without pauses where it is softest', () => {
    const parts = Array.from({ length: 12 }, () => [speech(25), speech(0.1, { db: -45 })]).flat();
    const { start, end } = only(material(parts));
    expect(end - start).toBeGreaterThanOrEqual(10);
    expect(end - start).toBeLessThanOrEqual(180);
  });

  it('says why there is none', () => {
    expect(bestPassage(material([speech(9)]))).toEqual({ kind: 'none', reason: 'too-short' });
    expect(bestPassage(material([pause(30)]))).toEqual({ kind: 'none', reason: 'no-speech' });
    expect(bestPassage(material([pause(20), speech(1), pause(20)]))).toEqual({
      kind: 'none',
      reason: 'too-little-speech',
    });
  });

  it('decides an hour in well under a second', () => {
    const hour = material(
      Array.from({ length: 1200 }, (_, i) => [speech(2.5), pause(0.2 + (i % 7) / 10)]).flat(),
    );
    const before = process.cpuUsage();
    expect(found(hour).passages).toHaveLength(1);
    // Processor time, so that a busy machine does not make it fail.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
  });

  it('stays inside the recording, the band and the pauses, whatever the recording', () => {
    const part = fc.oneof(
      fc.record({
        seconds: fc.double({ min: 0.3, max: 70, noNaN: true }),
        db: fc.integer({ min: -50, max: -5 }),
        speech: fc.constant(true),
        voice: fc.constantFrom(0 as const, 1 as const),
      }),
      fc.record({
        seconds: fc.double({ min: 0.05, max: 20, noNaN: true }),
        db: fc.integer({ min: -90, max: -30 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const sound = material(parts);
        const total = sound.features.frames / 16_000;
        const speechSeconds = sound.segments.reduce((sum, s) => sum + s.end - s.start, 0);
        const best = bestPassage(sound);
        expect(bestPassage(sound)).toEqual(best);
        if (best.kind === 'none') {
          expect(
            total < 10 || speechSeconds < 3 || (speechSeconds < 10 && sound.segments.length > 1),
          ).toBe(true);
          return;
        }
        expect(best.seconds).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(best.seconds).toBeLessThanOrEqual(180 + 1e-9);
        let before = 0;
        for (const { start, end } of best.passages) {
          expect(start).toBeGreaterThanOrEqual(before - 1e-9);
          expect(end).toBeLessThanOrEqual(total + 1e-9);
          before = end;
          for (const edge of [start, end]) {
            const cut = sound.segments.find((s) => s.start < edge - 1e-9 && s.end > edge + 1e-9);
            expect(cut === undefined || cut.end - cut.start > 45).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
