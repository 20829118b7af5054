import { describe, expect, it } from 'vitest';
import { layoutMarks, NO_MARKS } from '../../src-renderer/waveform/marks.ts';

const view = { start: 100, length: 100 };
const surface = { width: 1000, symbol: 16 };

describe('marks in a view', () => {
  it('lie where their spots are', () => {
    const marks = { ...NO_MARKS, clipping: [{ start: 150, end: 155 }] };
    expect(layoutMarks(marks, view, surface)).toEqual([
      {
        kind: 'clipping',
        row: 0,
        start: 150,
        end: 155,
        spots: 1,
        snrDb: null,
        left: 500,
        width: 50,
      },
    ]);
  });

  it('leave out what is out of view and cut off what reaches in', () => {
    const noisy = [
      { start: 10, end: 20, snrDb: 15 },
      { start: 90, end: 110, snrDb: 15 },
      { start: 190, end: 250, snrDb: 15 },
      { start: 300, end: 310, snrDb: 15 },
    ];
    const laid = layoutMarks({ ...NO_MARKS, noisy }, view, surface);
    expect(laid.map(({ left, width }) => [left, width])).toEqual([
      [0, 100],
      [900, 100],
    ]);
  });

  it('are joined where their symbols would cover each other, and told apart closer up', () => {
    const clipping = [150, 150.5, 151].map((start) => ({ start, end: start + 0.01 }));
    const [joined, ...more] = layoutMarks({ ...NO_MARKS, clipping }, view, surface);
    expect(more).toEqual([]);
    expect(joined).toMatchObject({ start: 150, end: 151.01, spots: 3 });
    const closer = layoutMarks({ ...NO_MARKS, clipping }, { start: 149, length: 4 }, surface);
    expect(closer.map(({ spots }) => spots)).toEqual([1, 1, 1]);
  });

  it('are joined from further apart where their symbols are larger', () => {
    const clipping = [150, 152].map((start) => ({ start, end: start + 0.01 }));
    const marks = { ...NO_MARKS, clipping };
    expect(layoutMarks(marks, view, { width: 1000, symbol: 16 })).toHaveLength(2);
    expect(layoutMarks(marks, view, { width: 1000, symbol: 24 })).toHaveLength(1);
  });

  it('say of noisy spots that are joined how it is at the worst', () => {
    const noisy = [
      { start: 150, end: 151, snrDb: 16.2 },
      { start: 152, end: 153, snrDb: 9.4 },
      { start: 180, end: 183, snrDb: 18 },
    ];
    const laid = layoutMarks({ ...NO_MARKS, noisy }, view, { width: 500, symbol: 16 });
    expect(laid.map(({ spots, snrDb }) => [spots, snrDb])).toEqual([
      [2, 9.4],
      [1, 18],
    ]);
  });

  it('have a row for each kind that occurs', () => {
    const spot = [{ start: 150, end: 151, snrDb: 15 }];
    const laid = layoutMarks({ clipping: [], noisy: spot, hum: spot }, view, surface);
    expect(laid.map(({ kind, row }) => [kind, row])).toEqual([
      ['noisy', 0],
      ['hum', 1],
    ]);
  });

  it('are few enough to draw, however many spots there are', () => {
    const clipping = Array.from({ length: 20_000 }, (_, i) => ({
      start: 100 + i / 200,
      end: 100 + i / 200 + 0.001,
    }));
    expect(layoutMarks({ ...NO_MARKS, clipping }, view, surface).length).toBeLessThan(80);
  });
});
