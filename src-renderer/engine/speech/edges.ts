import type { Stretch } from './segments.ts';

/** The middle of the 100–200 ms that sound natural around speech. */
const QUIET = 0.15;
const LEAST_QUIET = 0.1;
const MOST_QUIET = 0.2;
/** An edge moves no farther: it is to end where it was meant to. */
const FARTHEST = 1.5;

/**
 * Moves each edge of a passage to where 100–200 ms are quiet between it and the speech inside.
 *
 * The nearest such place is taken, outward or inward, within 1.5 s; of two as near, the outer one, which
 * loses no word. In a short pause the edge stays nearer to its own speech than to its neighbour's. An edge
 * that is quiet already or has no such place stays. The caller sees to the length of the result.
 *
 * @param segments speech of the recording, in order, not overlapping
 */
export function quietEdges(
  passage: Stretch,
  segments: readonly Stretch[],
  recordingSeconds: number,
): Stretch {
  const start = quietStart(passage.start, segments);
  // The end is the start of the recording that runs backwards.
  const turned = segments.map((segment) => turn(segment, recordingSeconds)).reverse();
  const end = recordingSeconds - quietStart(recordingSeconds - passage.end, turned);
  return start < end ? { start, end } : passage;
}

function turn({ start, end }: Stretch, seconds: number): Stretch {
  return { start: seconds - end, end: seconds - start };
}

function quietStart(edge: number, segments: readonly Stretch[]): number {
  if (isQuiet(edge, segments)) return edge;
  let nearest = edge;
  let distance = Number.POSITIVE_INFINITY;
  for (const [i, segment] of segments.entries()) {
    const pause = segment.start - (segments[i - 1]?.end ?? 0);
    if (pause < LEAST_QUIET) continue;
    const own = i === 0 ? pause : Math.max(LEAST_QUIET, pause / 2);
    const place = segment.start - Math.min(QUIET, own);
    // Places come in order, so the first of two as near is the outer one.
    if (Math.abs(place - edge) >= distance) continue;
    nearest = place;
    distance = Math.abs(place - edge);
  }
  return distance <= FARTHEST ? nearest : edge;
}

function isQuiet(edge: number, segments: readonly Stretch[]): boolean {
  const next = segments.find(({ end }) => end > edge);
  if (!next) return false;
  const quiet = next.start - edge;
  return quiet >= LEAST_QUIET && quiet <= MOST_QUIET;
}
