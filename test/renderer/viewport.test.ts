import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  around,
  following,
  moved,
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
});
