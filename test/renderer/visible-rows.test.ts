import { describe, expect, it } from 'vitest';
import { movedBy } from '../../src-renderer/ui/list-keys.ts';
import { gapsAbove, visibleRows } from '../../src-renderer/ui/visible-rows.ts';

const list = { top: 0, height: 500, rowHeight: 50, count: 10_000, pinned: -1 };

describe('visibleRows', () => {
  it('are those in the window and a few beyond, wherever it is', () => {
    expect(visibleRows(list)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    const middle = visibleRows({ ...list, top: 250_000 });
    expect([middle[0], middle.at(-1)]).toEqual([4_994, 5_015]);
    expect(visibleRows({ ...list, top: 499_500 }).at(-1)).toBe(9_999);
  });

  it('keep the row that has the focus', () => {
    expect(visibleRows({ ...list, pinned: 7_000 }).at(-1)).toBe(7_000);
    expect(visibleRows({ ...list, top: 250_000, pinned: 3 })[0]).toBe(3);
    expect(visibleRows({ ...list, pinned: 5 })).toHaveLength(16);
  });

  it('are none of an empty list, and no more than there are', () => {
    expect(visibleRows({ ...list, count: 0, pinned: 0 })).toEqual([]);
    expect(visibleRows({ ...list, count: 3 })).toEqual([0, 1, 2]);
    expect(visibleRows({ ...list, count: 3, top: 9_000 })).toEqual([]);
  });

  it('have above them what is not drawn, up to the row drawn before', () => {
    expect(gapsAbove([4, 5, 6, 9])).toEqual([4, 0, 0, 2]);
    expect(gapsAbove([0, 1])).toEqual([0, 0]);
    expect(gapsAbove([])).toEqual([]);
  });
});

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 15],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, null],
])('%s leads from row %i to %s', (key, from, to) => {
  expect(movedBy(key, from, 100, 10)).toBe(to);
});
