import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageEdge } from '../../src-main/contract/passage.ts';
import {
  bandGap,
  clippedTo,
  contiguous,
  indexAt,
  joinedSeconds,
  joinedTimeOf,
  moveEdge,
  type Passages,
  placeOf,
  reordered,
  splitAt,
  withoutPassage,
  withPassage,
} from '../../src-main/contract/passages.ts';

const RECORDING = 600;
/** Sums of seconds as binary fractions may be off by this much. */
const ROUNDING = 1e-6;
const two: Passages = [
  { start: 10, end: 20 },
  { start: 40, end: 45 },
];

type Action = (passages: Passages) => Passages;

const time = fc.double({ min: -10, max: RECORDING + 10, noNaN: true });
const index = fc.nat(5);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(index, fc.constantFrom<PassageEdge>('start', 'end', 'both'), time).map(
    ([at, edge, to]): Action =>
      (passages) =>
        moveEdge(passages, at % passages.length, edge, to, RECORDING),
  ),
  time.map(
    (at): Action =>
      (passages) =>
        splitAt(passages, at) ?? passages,
  ),
  time.map(
    (at): Action =>
      (passages) =>
        withPassage(passages, at, 10, RECORDING) ?? passages,
  ),
  index.map(
    (at): Action =>
      (passages) =>
        withoutPassage(passages, at % passages.length) ?? passages,
  ),
  fc.tuple(index, index).map(
    ([from, to]): Action =>
      (passages) =>
        reordered(passages, from % passages.length, to),
  ),
);

describe('passages', () => {
  it('stay in the recording, apart from each other and below 180 s, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let passages: Passages = [{ start: 100, end: 130 }];
        for (const act of actions) {
          passages = act(passages);
          const sorted = [...passages].sort((a, b) => a.start - b.start);
          sorted.forEach(({ start, end }, at) => {
            expect(start).toBeGreaterThanOrEqual(sorted[at - 1]?.end ?? 0);
            expect(end - start).toBeGreaterThanOrEqual(0.5 - ROUNDING);
            expect(end).toBeLessThanOrEqual(RECORDING);
          });
          expect(joinedSeconds(passages)).toBeLessThanOrEqual(180 + ROUNDING);
        }
      }),
    );
  });

  it('hold the band together: an edge stops where the sum would leave it', () => {
    const longer = moveEdge(two, 1, 'end', 500, RECORDING);
    expect(joinedSeconds(longer)).toBeCloseTo(180, 6);
    const shorter = moveEdge(two, 0, 'end', 10, RECORDING);
    expect(joinedSeconds(shorter)).toBeGreaterThanOrEqual(10);
    expect(joinedSeconds(shorter)).toBeLessThan(10.01);
  });

  it('may get longer, but not shorter, while they are too short', () => {
    const short: Passages = [{ start: 10, end: 15 }];
    expect(bandGap(joinedSeconds(short))).toBe(5);
    expect(moveEdge(short, 0, 'end', 12, RECORDING)).toEqual(short);
    expect(moveEdge(short, 0, 'end', 18, RECORDING)).toEqual([{ start: 10, end: 18 }]);
  });

  it('stop at their neighbours', () => {
    expect(moveEdge(two, 0, 'end', 50, RECORDING)[0]).toEqual({ start: 10, end: 40 });
    expect(moveEdge(two, 1, 'start', 0, RECORDING)[1]).toEqual({ start: 20, end: 45 });
    expect(moveEdge(two, 0, 'both', 39, RECORDING)[0]).toEqual({ start: 30, end: 40 });
  });

  it('cost a cross-fade for each join, and none where they follow each other', () => {
    expect(joinedSeconds(two)).toBeCloseTo(14.99, 9);
    const split = splitAt(two, 15) ?? [];
    expect(split).toHaveLength(3);
    expect(joinedSeconds(split)).toBeCloseTo(14.99, 9);
    expect(contiguous(split)).toEqual(two);
  });

  it('are not split into crumbs, and not removed to the last', () => {
    expect(splitAt(two, 10.3)).toBeNull();
    expect(splitAt(two, 30)).toBeNull();
    expect(withoutPassage([{ start: 0, end: 10 }], 0)).toBeNull();
  });

  it('get a new one where there is room, in the order of the recording', () => {
    expect(withPassage(two, 30, 10, RECORDING)).toEqual([
      { start: 10, end: 20 },
      { start: 25, end: 35 },
      { start: 40, end: 45 },
    ]);
    expect(withPassage(two, 39.9, 30, RECORDING)?.[1]).toEqual({ start: 20, end: 40 });
    expect(withPassage(two, 15, 10, RECORDING)).toBeNull();
    expect(withPassage([{ start: 0, end: 180 }], 300, 10, RECORDING)).toBeNull();
  });

  it('translate between the recording and the joined sample both ways', () => {
    const order = reordered(two, 1, 0);
    expect(placeOf(order, 2)).toEqual({ index: 0, time: 42 });
    expect(placeOf(order, 6).index).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 14.9, noNaN: true }), (joined) => {
        expect(joinedTimeOf(order, placeOf(order, joined))).toBeCloseTo(joined, 6);
      }),
    );
    expect(indexAt(two, 30)).toBe(-1);
  });

  it('give up what lies behind the end of a shorter recording', () => {
    expect(clippedTo(two, 42)).toEqual([
      { start: 10, end: 20 },
      { start: 40, end: 42 },
    ]);
    expect(clippedTo(two, 30)).toEqual([{ start: 10, end: 20 }]);
    expect(clippedTo(two, 5)).toBeNull();
  });
});
