import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, thinned } from '../../../src-renderer/engine/measure/stretch.ts';

const at = (...starts: number[]) => starts.map((start) => ({ start, end: start + 1 }));

describe('joined', () => {
  it('makes one of those that overlap or are near, in any order', () => {
    expect(joined([...at(8), ...at(0, 2.5, 2.6)], 2)).toEqual([
      { start: 0, end: 3.6 },
      { start: 8, end: 9 },
    ]);
  });

  it('leaves those alone that only touch or are farther apart', () => {
    expect(joined(at(0, 1, 3), 0)).toEqual(at(0, 1, 3));
    expect(joined(at(0, 3), 2)).toEqual(at(0, 3));
  });
});

describe('thinned', () => {
  it('leaves few as they are, and closes the smallest gaps of many', () => {
    expect(thinned(at(0, 2, 9), 3)).toEqual(at(0, 2, 9));
    expect(thinned(at(0, 2, 9), 2)).toEqual([
      { start: 0, end: 3 },
      { start: 9, end: 10 },
    ]);
  });

  it('keeps to the number, and covers everything, whatever the gaps', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), (spaces, most) => {
        let start = 0;
        const stretches = spaces.map((space) => {
          start += space + 1;
          return { start, end: start + 1 };
        });
        const few = thinned(stretches, most);
        expect(few.length).toBeLessThanOrEqual(most);
        for (const stretch of stretches) {
          const holding = few.filter((one) => one.start <= stretch.start && one.end >= stretch.end);
          expect(holding).toHaveLength(1);
        }
      }),
    );
  });
});
