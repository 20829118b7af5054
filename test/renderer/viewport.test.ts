import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  around,
  between,
  following,
  moved,
  showing,
  stretched,
  type Viewport,
  wholeView,
  zoomed,
} from '../../src-renderer/waveform/viewport.ts';

const limits = { seconds: 10_800, sampleRate: 48_000, width: 1000 };

describe('the viewport', () => {
  it('stays inside the recording whatever is done to it', () => {
    const step = fc.oneof(
      fc.record({ factor: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
      fc.record({ by: fc.double({ min: -20_000, max: 20_000, noNaN: true }) }),
      fc.record({ middle: fc.double({ min: -100, max: 20_000, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let view: Viewport = wholeView(limits);
        for (const each of steps) {
          if ('factor' in each)
            view = zoomed(view, each.factor, view.start + view.length / 3, limits);
          else if ('by' in each) view = moved(view, each.by, limits);
          else view = around(each.middle, 36, limits);
          expect(view.start).toBeGreaterThanOrEqual(0);
          expect(view.start + view.length).toBeLessThanOrEqual(limits.seconds + 1e-6);
          expect(view.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('goes down to single samples and no further, around what was pointed at', () => {
    let view = wholeView(limits);
    for (let i = 0; i < 60; i++) view = zoomed(view, 1.6, 7000, limits);
    expect(view.length * limits.sampleRate).toBeCloseTo(1000 / 12, 3);
    expect((7000 - view.start) / view.length).toBeCloseTo(7000 / 10_800, 3);
  });

  it('turns the page when what is played leaves it', () => {
    const view = { start: 100, length: 20 };
    expect(following(view, 119, limits)).toBe(view);
    expect(following(view, 121, limits)).toEqual({ start: 120, length: 20 });
  });

  it('shows all of a recording that is shorter than the closest view', () => {
    expect(around(0, 5, { seconds: 0.0001, sampleRate: 8000, width: 1000 })).toEqual({
      start: 0,
      length: 0.0001,
    });
  });

  it('moves one edge and keeps the other', () => {
    const view = { start: 100, length: 20 };
    expect(stretched(view, 'end', 150, limits)).toEqual({ start: 100, length: 50 });
    expect(stretched(view, 'start', 90, limits)).toEqual({ start: 90, length: 30 });
  });

  it('leaves alone what can be seen well', () => {
    expect(showing({ start: 0, length: 100 }, { start: 40, end: 50 }, limits)).toBeNull();
  });

  it('goes to what is out of view and closer to what is too small', () => {
    const view = { start: 0, length: 100 };
    expect(showing(view, { start: 490, end: 510 }, limits)).toEqual({ start: 450, length: 100 });
    const closer = showing({ start: 0, length: 10_800 }, { start: 500, end: 500.01 }, limits);
    expect(closer).toEqual({ start: 498.005, length: 4 });
  });

  it('zooms evenly on the way, around the point that stays', () => {
    const from = { start: 0, length: 1000 };
    const to = zoomed(from, 100, 300, limits);
    const halfway = between(from, to, 0.5);
    expect(halfway.length).toBeCloseTo(100, 9);
    expect((300 - halfway.start) / halfway.length).toBeCloseTo(0.3, 9);
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toBe(to);
    expect(between(from, { start: 500, length: 1000 }, 0.5)).toEqual({ start: 250, length: 1000 });
  });
});
