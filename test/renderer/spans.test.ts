import { describe, expect, it } from 'vitest';
import { spansOf } from '../../src-renderer/waveform/spans.ts';

const VIEW = { start: 100, length: 10 };

describe('the spans of stretches in a view', () => {
  it('lie where the stretches lie, in pixels', () => {
    const stretches = [
      { start: 101, end: 102 },
      { start: 105, end: 107.5 },
    ];
    expect(spansOf(stretches, VIEW, 1000)).toEqual([
      { left: 100, right: 200 },
      { left: 500, right: 750 },
    ]);
  });

  it('leave out what ends before the view or begins behind it', () => {
    const stretches = [
      { start: 0, end: 100 },
      { start: 99, end: 101 },
      { start: 109, end: 130 },
      { start: 111, end: 112 },
    ];
    expect(spansOf(stretches, VIEW, 1000)).toEqual([
      { left: -100, right: 100 },
      { left: 900, right: 3000 },
    ]);
  });

  it('are a pixel wide at least', () => {
    expect(spansOf([{ start: 104, end: 104.001 }], VIEW, 100)).toEqual([{ left: 40, right: 41 }]);
  });

  it('are none for no stretches', () => {
    expect(spansOf([], VIEW, 100)).toEqual([]);
  });

  it('do not cover one another, and are no more than the pixels, however many stretches there are', () => {
    const stretches = Array.from({ length: 5000 }, (_, i) => {
      const start = 100 + i / 500 + (i % 7) / 10_000;
      return { start, end: start + 0.0005 };
    });
    const spans = spansOf(stretches, VIEW, 800);
    expect(spans.length).toBeLessThanOrEqual(400);
    for (const [i, { left }] of spans.entries()) {
      expect(left).toBeGreaterThanOrEqual((spans[i - 1]?.right ?? -1) + 1);
    }
    for (const { start } of stretches) {
      const x = (start - 100) * 80;
      expect(spans.some(({ left, right }) => left <= x && x < right)).toBe(true);
    }
  });
});
