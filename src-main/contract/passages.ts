import { JOIN_SECONDS, MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS } from './limits.ts';
import { movePassage, type Passage, type PassageEdge, secondsOf } from './passage.ts';

/** Shorter than a word: nothing that is worth joining. */
export const MIN_PASSAGE_SECONDS = 0.5;

/** Each passage is rounded to whole frames: together they must not come out a frame too short. */
const ROUNDING_SECONDS = 0.001;

/** One or more passages of a recording, in the order in which they are joined; none overlap. */
export type Passages = readonly Passage[];

/** Where a time of the recording lies among the passages, or between them. */
export interface Place {
  readonly index: number;
  /** Seconds of the recording. */
  readonly time: number;
}

/** Seconds of the sample that the passages make before any treatment: each join costs a cross-fade. */
export function joinedSeconds(passages: Passages): number {
  const sum = passages.reduce((seconds, passage) => seconds + secondsOf(passage), 0);
  const joins = passages.filter((passage, index) => isCut(passages[index - 1], passage));
  return sum - joins.length * JOIN_SECONDS;
}

/** How many seconds are missing (positive) or too many (negative); 0 inside the band. */
export function bandGap(seconds: number): number {
  if (seconds < MIN_SAMPLE_SECONDS) return MIN_SAMPLE_SECONDS - seconds;
  return Math.min(0, MAX_SAMPLE_SECONDS - seconds);
}

/**
 * Moves an edge of one passage to a time. It stops at its neighbours, at the recording's ends, and
 * where the sum would leave the 10–180 s band; a sum that is outside already may only get better.
 */
export function moveEdge(
  passages: Passages,
  index: number,
  edge: PassageEdge,
  time: number,
  recordingSeconds: number,
): Passages {
  const passage = passages[index];
  if (!passage) return passages;
  const room = roomOf(passages, index, recordingSeconds);
  const moved = movePassage(passage, edge, time, room, lengthsOf(passages, index));
  return replaced(passages, index, moved);
}

/** Cuts the passage at a time in two; null where either part would be shorter than half a second. */
export function splitAt(passages: Passages, time: number): Passages | null {
  const index = indexAt(passages, time);
  const passage = passages[index];
  if (!passage) return null;
  const parts = [
    { start: passage.start, end: time },
    { start: time, end: passage.end },
  ];
  return parts.some((part) => secondsOf(part) < MIN_PASSAGE_SECONDS)
    ? null
    : replaced(passages, index, ...parts);
}

/** Leaves one passage out; null when it is the only one. */
export function withoutPassage(passages: Passages, index: number): Passages | null {
  return passages.length > 1 ? passages.filter((_, at) => at !== index) : null;
}

/**
 * Adds a passage around a time that lies in none: as long as wanted, or what there is room for.
 *
 * @returns Null where the gap is shorter than half a second, or the sum is full.
 */
export function withPassage(
  passages: Passages,
  time: number,
  wantedSeconds: number,
  recordingSeconds: number,
): Passages | null {
  if (indexAt(passages, time) >= 0) return null;
  const low = Math.max(0, ...passages.filter(({ end }) => end <= time).map(({ end }) => end));
  const high = Math.min(
    recordingSeconds,
    ...passages.filter(({ start }) => start > time).map(({ start }) => start),
  );
  const left = MAX_SAMPLE_SECONDS - joinedSeconds(passages);
  const seconds = Math.min(wantedSeconds, high - low, left);
  if (seconds < MIN_PASSAGE_SECONDS) return null;
  const start = Math.min(Math.max(low, time - seconds / 2), high - seconds);
  const added = { start, end: start + seconds };
  // Behind the last one that comes earlier in the recording: where most people want it.
  const after = passages.reduce((at, { end }, index) => (end <= start ? index : at), -1);
  return [...passages.slice(0, after + 1), added, ...passages.slice(after + 1)];
}

/** Takes the passage at `from` out and puts it in at `to`, among those that are left. */
export function reordered(passages: Passages, from: number, to: number): Passages {
  const moved = passages[from];
  if (!moved) return passages;
  const others = passages.filter((_, at) => at !== from);
  const place = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, place), moved, ...others.slice(place)];
}

/** The passage that a time of the recording lies in, or −1. */
export function indexAt(passages: Passages, time: number): number {
  return passages.findIndex(({ start, end }) => time >= start && time < end);
}

/** Where a time of the joined sample, before any treatment, comes from. */
export function placeOf(passages: Passages, joinedTime: number): Place {
  let left = Math.max(0, joinedTime);
  for (const [index, passage] of passages.entries()) {
    const next = passages[index + 1];
    const join = next && isCut(passage, next) ? JOIN_SECONDS : 0;
    const seconds = secondsOf(passage) - join;
    if (left < seconds || !next) {
      return { index, time: Math.min(passage.start + left, passage.end) };
    }
    left -= seconds;
  }
  return { index: 0, time: 0 };
}

/** Where a time of the recording that lies in a passage is in the joined sample. */
export function joinedTimeOf(passages: Passages, { index, time }: Place): number {
  const passage = passages[index];
  if (!passage) return 0;
  const before = joinedSeconds(passages.slice(0, index + 1)) - secondsOf(passage);
  return before + Math.min(Math.max(0, time - passage.start), secondsOf(passage));
}

/** Keeps passages inside a recording that turned out shorter; null when nothing usable is left. */
export function clippedTo(passages: Passages, recordingSeconds: number): Passages | null {
  const clipped = passages
    .map(({ start, end }) => ({ start, end: Math.min(end, recordingSeconds) }))
    .filter((passage) => secondsOf(passage) >= MIN_PASSAGE_SECONDS);
  return clipped.length > 0 ? clipped : null;
}

/** Passages that follow each other without a gap, as one: between them there is nothing to join. */
export function contiguous(passages: Passages): Passages {
  return merged(passages, (before, after) => !isCut(before, after));
}

/** Makes one passage of neighbours that belong together. */
export function merged(
  passages: Passages,
  belong: (before: Passage, after: Passage) => boolean,
): Passages {
  const whole: Passage[] = [];
  for (const passage of passages) {
    const last = whole.at(-1);
    if (last && belong(last, passage)) {
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, passage.end) };
    } else {
      whole.push(passage);
    }
  }
  return whole;
}

/** Whether two lists cut the same. */
export function isSame(a: Passages, b: Passages): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, index) => start === b[index]?.start && end === b[index]?.end)
  );
}

function isCut(before: Passage | undefined, after: Passage): boolean {
  return before !== undefined && before.end !== after.start;
}

/** Where a passage may lie: up to its neighbours in the recording. */
function roomOf(passages: Passages, index: number, recordingSeconds: number): Passage {
  const own = passages[index];
  const others = passages.filter((_, at) => at !== index);
  if (!own) return { start: 0, end: recordingSeconds };
  return {
    start: Math.max(0, ...others.filter(({ end }) => end <= own.start).map(({ end }) => end)),
    end: Math.min(
      recordingSeconds,
      ...others.filter(({ start }) => start >= own.end).map(({ start }) => start),
    ),
  };
}

/** How long a passage may be beside the others. */
function lengthsOf(passages: Passages, index: number) {
  const own = passages[index];
  const seconds = own ? secondsOf(own) : 0;
  const rest = joinedSeconds(passages) - seconds;
  const missing = MIN_SAMPLE_SECONDS - rest + (rest > 0 ? ROUNDING_SECONDS : 0);
  return {
    shortest: Math.max(MIN_PASSAGE_SECONDS, Math.min(seconds, missing)),
    longest: Math.max(seconds, MAX_SAMPLE_SECONDS - rest),
  };
}

function replaced(passages: Passages, index: number, ...by: readonly Passage[]): Passages {
  return [...passages.slice(0, index), ...by, ...passages.slice(index + 1)];
}
