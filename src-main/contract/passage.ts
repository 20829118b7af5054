import { MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS } from './limits.ts';

/** A stretch of a recording, in seconds from its first audible sample; `end` is exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Which edge of a passage an edit holds on to. */
export type PassageEdge = 'start' | 'end' | 'both';

/** How long a passage may get, in seconds. */
export interface PassageLengths {
  readonly shortest: number;
  readonly longest: number;
}

/** Of a sample that is made of one passage. */
const ALONE: PassageLengths = { shortest: MIN_SAMPLE_SECONDS, longest: MAX_SAMPLE_SECONDS };

export function secondsOf(passage: Passage): number {
  return passage.end - passage.start;
}

/**
 * Moves a passage's edge to a time and keeps the result inside its room and its lengths.
 *
 * The edge that is held gives way, never the other one, so that dragging the end cannot push the
 * start away. With `both`, the length is kept and the passage stops at the room's edges.
 */
export function movePassage(
  passage: Passage,
  edge: PassageEdge,
  time: number,
  room: Passage,
  { shortest, longest }: PassageLengths = ALONE,
): Passage {
  if (edge === 'both') {
    const length = secondsOf(passage);
    const start = clamp(time, room.start, room.end - length);
    return { start, end: start + length };
  }
  if (edge === 'start') {
    const lowest = Math.max(room.start, passage.end - longest);
    return { start: clamp(time, lowest, passage.end - shortest), end: passage.end };
  }
  const highest = Math.min(room.end, passage.start + longest);
  return { start: passage.start, end: clamp(time, passage.start + shortest, highest) };
}

/** Brings any two times into the band, keeping the start where possible. */
export function fitPassage(start: number, end: number, recordingSeconds: number): Passage {
  const low = clamp(Math.min(start, end), 0, Math.max(0, recordingSeconds - MIN_SAMPLE_SECONDS));
  const high = clamp(Math.max(start, end), low + MIN_SAMPLE_SECONDS, low + MAX_SAMPLE_SECONDS);
  return { start: low, end: Math.min(high, recordingSeconds) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
