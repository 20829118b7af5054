import { describe, expect, it } from 'vitest';
import { TimeMap } from '../../../src-renderer/engine/treatments/time-map.ts';

const map = new TimeMap([
  { source: 1, treated: 0, seconds: 2 },
  { source: 5, treated: 2, seconds: 1 },
]);

describe('TimeMap', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2.5, 1.5],
    [3, 2],
    [4, 2],
    [5.5, 2.5],
    [9, 3],
  ])('translates %f s to %f s', (source, treated) => {
    expect(map.toTreated(source)).toBeCloseTo(treated, 12);
  });

  it('translates back what was kept', () => {
    for (const time of [1, 1.5, 2.9, 5.1, 6])
      expect(map.toSource(map.toTreated(time))).toBeCloseTo(time);
  });

  it('rises in both directions', () => {
    for (let time = 0; time < 7; time += 0.1) {
      expect(map.toTreated(time + 0.1)).toBeGreaterThanOrEqual(map.toTreated(time));
      expect(map.toSource(time + 0.1)).toBeGreaterThanOrEqual(map.toSource(time));
    }
  });

  it('refuses to be of nothing', () => {
    expect(() => new TimeMap([])).toThrow(RangeError);
  });
});
