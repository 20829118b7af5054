import { describe, expect, it } from 'vitest';
import { nearestOf, snapPoints, snapped } from '../../src-renderer/waveform/snap.ts';

const SPEECH = [
  { start: 1, end: 5 },
  { start: 6, end: 9 },
  { start: 9.2, end: 12 },
];
const points = snapPoints(SPEECH, 20);

describe('the pauses’ edges', () => {
  it('keep 150 ms of quiet before the first word and after the last one', () => {
    expect(points.starts[0]).toBeCloseTo(0.85, 9);
    expect(points.ends[0]).toBeCloseTo(5.15, 9);
    expect(points.ends[2]).toBeCloseTo(12.15, 9);
  });

  it('share a pause that is too short for both', () => {
    expect(points.ends[1]).toBeCloseTo(9.1, 9);
    expect(points.starts[2]).toBeCloseTo(9.1, 9);
  });

  it('stay inside the recording', () => {
    const { starts, ends } = snapPoints([{ start: 0.1, end: 4 }], 4.05);
    expect(starts[0]).toBeCloseTo(0, 9);
    expect(ends[0]).toBeCloseTo(4.05, 9);
  });
});

describe('a dragged edge', () => {
  it('is pulled to a point within reach', () => {
    const start = snapped('start', 5.8, 10, points, 0.1);
    expect(start.time).toBeCloseTo(5.85, 9);
    expect(start.point).toBeCloseTo(5.85, 9);
    expect(snapped('end', 5.2, 10, points, 0.1).point).toBeCloseTo(5.15, 9);
  });

  it('stays where it is beyond', () => {
    expect(snapped('start', 5.7, 10, points, 0.1)).toEqual({ time: 5.7, point: null });
  });

  it('is pulled to points of its own kind only', () => {
    expect(snapped('start', 5.15, 10, points, 0.1).point).toBeNull();
    expect(snapped('end', 5.85, 10, points, 0.1).point).toBeNull();
  });

  it('leaves everything alone where nobody speaks', () => {
    expect(snapped('both', 3, 10, snapPoints([], 20), 5)).toEqual({ time: 3, point: null });
  });
});

describe('a passage that is moved as a whole', () => {
  it('is pulled by the end that is nearer to a point, and keeps its length', () => {
    const byEnd = snapped('both', 2.1, 3, points, 0.1);
    expect(byEnd.time).toBeCloseTo(2.15, 9);
    expect(byEnd.point).toBeCloseTo(5.15, 9);
    expect(snapped('both', 0.82, 3, points, 0.1).time).toBeCloseTo(0.85, 9);
  });
});

describe('the nearest point', () => {
  it.each([
    [0, 1],
    [1.4, 1],
    [1.6, 2],
    [9, 4],
  ])('to %d is %d', (time, nearest) => {
    expect(nearestOf([1, 2, 4], time)).toBe(nearest);
  });

  it('is none in an empty list', () => {
    expect(nearestOf([], 1)).toBeNull();
  });
});
