import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameRange, Timeline } from '../../src-renderer/engine/timeline.ts';

describe('Timeline', () => {
  it('places adjoining blocks one after another', () => {
    const timeline = new Timeline(48_000, 0);
    expect(timeline.place(0, 1024)).toEqual({ frame: 0, skip: 0, count: 1024 });
    expect(timeline.place(1024, 1024)).toEqual({ frame: 1024, skip: 0, count: 1024 });
    expect(timeline.end).toBe(2048);
  });

  it('drops what comes before zero: the priming packet of AAC in MP4', () => {
    const timeline = new Timeline(48_000, -1024 / 48_000);
    expect(timeline.place(timeline.frameAt(-1024 / 48_000), 1024).count).toBe(0);
    expect(timeline.place(0, 1024)).toEqual({ frame: 0, skip: 0, count: 1024 });
  });

  it('cuts a block that straddles zero', () => {
    const timeline = new Timeline(1000, -0.3);
    expect(timeline.place(-300, 1000)).toEqual({ frame: 0, skip: 300, count: 700 });
    expect(timeline.end).toBe(700);
  });

  it('begins at the first timestamp: MPEG-TS starts anywhere', () => {
    const timeline = new Timeline(48_000, 1.46);
    expect(timeline.place(timeline.frameAt(1.46), 1024)).toEqual({
      frame: 0,
      skip: 0,
      count: 1024,
    });
    expect(timeline.timestampOf(48_000)).toBeCloseTo(2.46, 9);
  });

  it('leaves a gap where a timestamp is late', () => {
    const timeline = new Timeline(1000, 0);
    timeline.place(0, 100);
    expect(timeline.place(250, 100)).toEqual({ frame: 250, skip: 0, count: 100 });
  });

  it('skips what an early timestamp repeats', () => {
    const timeline = new Timeline(1000, 0);
    timeline.place(0, 100);
    expect(timeline.place(40, 100)).toEqual({ frame: 100, skip: 60, count: 40 });
    expect(timeline.place(10, 50)).toMatchObject({ count: 0 });
    expect(timeline.end).toBe(140);
  });

  it('takes a difference below a millisecond as rounding', () => {
    const timeline = new Timeline(48_000, 0);
    timeline.place(0, 960);
    expect(timeline.place(timeline.frameAt(0.0205), 960)).toEqual({
      frame: 960,
      skip: 0,
      count: 960,
    });
  });

  it('can begin in the middle', () => {
    const timeline = new Timeline(1000, 2);
    expect(timeline.place(timeline.frameAt(5), 10)).toEqual({ frame: 3000, skip: 0, count: 10 });
  });

  it('never goes back, overlaps or counts beyond a block, whatever the timestamps', () => {
    const block = fc.record({
      timestamp: fc.double({ min: -2, max: 20, noNaN: true }),
      frames: fc.integer({ min: 0, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(block), fc.double({ min: -2, max: 5, noNaN: true }), (blocks, first) => {
        const timeline = new Timeline(8000, first);
        let end = 0;
        for (const { timestamp, frames } of blocks) {
          const placed = timeline.place(timeline.frameAt(timestamp), frames);
          expect(placed.skip + placed.count).toBe(frames);
          if (placed.count === 0) continue;
          expect(placed.frame).toBeGreaterThanOrEqual(end);
          end = placed.frame + placed.count;
          expect(timeline.end).toBe(end);
        }
      }),
    );
  });
});

describe('frameRange', () => {
  it('makes 10 s and 180 s whole seconds of frames wherever they start', () => {
    const starts = fc.double({ min: 0, max: 10_000, noNaN: true });
    const rates = fc.constantFrom(8000, 11_025, 22_050, 44_100, 48_000, 96_000);
    fc.assert(
      fc.property(starts, rates, fc.constantFrom(10, 180), (start, rate, seconds) => {
        const range = frameRange(start, start + seconds, rate, Number.POSITIVE_INFINITY);
        expect(range.end - range.start).toBe(seconds * rate);
      }),
    );
  });

  it('moves left to stay inside the recording', () => {
    expect(frameRange(0.9996, 10.9996, 1000, 10_999)).toEqual({ start: 999, end: 10_999 });
  });

  it('shrinks only when the recording is shorter than the stretch', () => {
    expect(frameRange(2, 12, 1000, 4000)).toEqual({ start: 0, end: 4000 });
  });
});
