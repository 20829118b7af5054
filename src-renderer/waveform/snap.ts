import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';

/** Quiet that is kept before the first word and after the last one: a cut there sounds like a breath. */
const QUIET_SECONDS = 0.15;

/** Where the edges of a passage belong, in seconds, in order. */
export interface SnapPoints {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Where an edge went: what it was pulled to, or the time itself. */
export interface Snapped {
  readonly time: number;
  /** The point that holds it, or null. */
  readonly point: number | null;
}

/** The pauses' edges: starts just before a stretch of speech, ends just after one. */
export function snapPoints(segments: readonly Passage[], recordingSeconds: number): SnapPoints {
  const starts = segments.map(({ start }, index) =>
    // In a pause that is too short for the quiet of both, its middle serves both.
    Math.max(start - QUIET_SECONDS, middleBetween(segments[index - 1]?.end ?? -start, start)),
  );
  const ends = segments.map(({ end }, index) =>
    Math.min(
      end + QUIET_SECONDS,
      middleBetween(end, segments[index + 1]?.start ?? recordingSeconds * 2 - end),
    ),
  );
  return { starts, ends };
}

/**
 * Pulls what is being dragged to the nearest pause edge within reach.
 *
 * @param edge a passage that is moved as a whole is pulled by the end of it that is nearer to a point
 * @param time of the edge, or of the start of the whole passage
 * @param seconds of the passage
 * @param reach seconds
 */
export function snapped(
  edge: PassageEdge,
  time: number,
  seconds: number,
  { starts, ends }: SnapPoints,
  reach: number,
): Snapped {
  const candidates = [
    ...(edge === 'end' ? [] : [pull(time, 0, starts)]),
    ...(edge === 'start' ? [] : [pull(time, edge === 'both' ? seconds : 0, ends)]),
  ];
  const nearest = candidates
    .filter((each) => each !== null)
    .sort((a, b) => Math.abs(a.time - time) - Math.abs(b.time - time))[0];
  return nearest && Math.abs(nearest.time - time) <= reach ? nearest : { time, point: null };
}

/** The point of an ordered list that is closest to a time, or null when it is empty. */
export function nearestOf(points: readonly number[], time: number): number | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const above = points[low];
  const below = points[low - 1];
  if (above === undefined || below === undefined) return above ?? below ?? null;
  return above - time < time - below ? above : below;
}

function pull(time: number, offset: number, points: readonly number[]) {
  const point = nearestOf(points, time + offset);
  return point === null ? null : { time: point - offset, point };
}

function middleBetween(end: number, start: number): number {
  return (end + start) / 2;
}
