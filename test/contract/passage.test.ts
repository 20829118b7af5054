import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPassage, movePassage } from '../../src-main/contract/passage.ts';

const time = fc.double({ min: -50, max: 4_000, noNaN: true });
const length = fc.double({ min: 10, max: 3_600, noNaN: true });
/** Sums of seconds as binary fractions may be off by this much. */
const ROUNDING = 1e-9;
const ROOM = { start: 0, end: 600 };

function expectInBand(passage: { start: number; end: number }, recordingSeconds: number) {
  expect(passage.start).toBeGreaterThanOrEqual(0);
  expect(passage.end).toBeLessThanOrEqual(recordingSeconds + ROUNDING);
  expect(passage.end - passage.start).toBeGreaterThanOrEqual(10 - ROUNDING);
  expect(passage.end - passage.start).toBeLessThanOrEqual(180 + ROUNDING);
}

describe('a passage', () => {
  it('stays inside the recording and the band, whatever is asked of it', () => {
    const edge = fc.constantFrom('start', 'end', 'both');
    fc.assert(
      fc.property(time, time, length, edge, time, (from, to, seconds, held, target) => {
        const fitted = fitPassage(from, to, seconds);
        expectInBand(fitted, seconds);
        expectInBand(movePassage(fitted, held, target, { start: 0, end: seconds }), seconds);
      }),
    );
  });

  it('holds the other edge still when one is dragged', () => {
    const passage = { start: 100, end: 130 };
    expect(movePassage(passage, 'start', 50, ROOM)).toEqual({ start: 50, end: 130 });
    expect(movePassage(passage, 'start', 129, ROOM)).toEqual({ start: 120, end: 130 });
    expect(movePassage(passage, 'end', 500, ROOM)).toEqual({ start: 100, end: 280 });
    expect(movePassage(passage, 'end', 101, ROOM)).toEqual({ start: 100, end: 110 });
  });

  it('keeps its length when it is moved against an end of the recording', () => {
    const passage = { start: 100, end: 130 };
    expect(movePassage(passage, 'both', -5, ROOM)).toEqual({ start: 0, end: 30 });
    expect(movePassage(passage, 'both', 599, ROOM)).toEqual({ start: 570, end: 600 });
  });

  it('takes two times in either order', () => {
    expect(fitPassage(40, 20, 600)).toEqual({ start: 20, end: 40 });
  });
});
