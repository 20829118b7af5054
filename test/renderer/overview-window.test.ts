import { describe, expect, it } from 'vitest';
import {
  draggedWindow,
  keyedWindow,
  windowBox,
  windowPartAt,
} from '../../src-renderer/waveform/overview-window.ts';

const limits = { seconds: 1000, sampleRate: 16_000, width: 500 };
const view = { start: 200, length: 300 };

describe('the window on the overview', () => {
  it('lies where the view is', () => {
    expect(windowBox(view, 1000, 500)).toEqual({ left: 100, width: 150 });
  });

  it('stays wide enough to be held, around the middle of a tiny view', () => {
    expect(windowBox({ start: 500, length: 0 }, 1000, 500)).toEqual({ left: 243, width: 14 });
  });

  it('stays inside at both ends', () => {
    expect(windowBox({ start: 0, length: 1 }, 1000, 500).left).toBe(0);
    const { left, width } = windowBox({ start: 999, length: 1 }, 1000, 500);
    expect(left + width).toBe(500);
  });
});

describe('what is under the pointer', () => {
  const box = { left: 100, width: 150 };

  it.each([
    [60, null],
    [97, 'start'],
    [104, 'start'],
    [170, 'whole'],
    [247, 'end'],
    [255, 'end'],
    [257, null],
  ])('at %d is %s', (x, part) => {
    expect(windowPartAt(x, box)).toBe(part);
  });

  it('is all of a narrow window, which has no room for edges', () => {
    expect(windowPartAt(101, { left: 100, width: 14 })).toBe('whole');
  });
});

describe('dragging the window', () => {
  it('pans, and stops at the recording’s ends', () => {
    expect(draggedWindow(view, 'whole', 100, limits)).toEqual({ start: 300, length: 300 });
    expect(draggedWindow(view, 'whole', 9999, limits)).toEqual({ start: 700, length: 300 });
  });

  it('zooms by its edges and leaves the other one where it is', () => {
    expect(draggedWindow(view, 'end', 100, limits)).toEqual({ start: 200, length: 400 });
    expect(draggedWindow(view, 'start', 100, limits)).toEqual({ start: 300, length: 200 });
    const widest = draggedWindow(view, 'start', -9999, limits);
    expect(widest).toEqual({ start: 0, length: 500 });
  });

  it('stops at the closest zoom when an edge passes the other one', () => {
    const { start, length } = draggedWindow(view, 'start', 9999, limits);
    expect(length).toBeCloseTo(500 / 12 / 16_000, 9);
    expect(start + length).toBeCloseTo(500, 9);
  });
});

describe('the overview’s keys', () => {
  it('pan by a tenth, by a page and to the ends', () => {
    expect(keyedWindow(view, 'ArrowRight', limits)?.start).toBe(230);
    expect(keyedWindow(view, 'PageUp', limits)?.start).toBe(0);
    expect(keyedWindow(view, 'End', limits)?.start).toBe(700);
  });

  it('zoom around the middle', () => {
    const closer = keyedWindow(view, '+', limits);
    expect(closer?.length).toBeCloseTo(187.5, 9);
    expect((closer?.start ?? 0) + (closer?.length ?? 0) / 2).toBeCloseTo(350, 9);
  });

  it('leave all others to the editor', () => {
    expect(keyedWindow(view, 'l', limits)).toBeNull();
  });
});
