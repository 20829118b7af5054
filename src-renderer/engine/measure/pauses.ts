import { meanPower, powerDb } from './decibels.ts';
import { inOrder, pausesBetween, type Stretch, totalSeconds } from './stretch.ts';

const FRAME_SECONDS = 0.01;
/** A frame this far below the speech beside it is quiet. */
const QUIET_DB = -20;
/** Less quiet than this is no pause but the closure before a consonant, or nothing at all. */
const LEAST_QUIET_FRAMES = 3;
/** How much speech beside an edge the edge is compared with: a second. */
const BESIDE_FRAMES = 100;
/** So near to an edge, a detector that thinks in frames cannot tell: it takes the pause for speech. */
const UNCERTAIN_SECONDS = 0.05;
/** No further below the loudest of the speech beside it, sound belongs to a word; noise lies further below. */
const WORD_DB = -12;

export interface Pauses {
  readonly speechSeconds: number;
  /** Share of the sample that is no speech, 0–1; 1 without speech. */
  readonly silenceShare: number;
  /** Longest pause between two stretches of speech; the edges do not count. */
  readonly longestPauseSeconds: number;
  /** Before the first and after the last speech; 0 means the edge cuts into speech. */
  readonly quietBeforeSeconds: number;
  readonly quietAfterSeconds: number;
}

/**
 * Where a sample is quiet.
 *
 * A voice activity detector thinks in frames and passes over what is short: it may hear speech before it is
 * there, after it began, or not at all where a word is cut off. So the edges are looked at again by their
 * energy.
 *
 * @param samples full scale ±1
 * @param sampleRate hertz
 * @param speech active speech, in seconds of `samples`
 */
export function pausesOf(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): Pauses {
  const seconds = samples.length / sampleRate;
  const ordered = inOrder(speech);
  const first = ordered[0];
  if (!first) {
    const quiet = { quietBeforeSeconds: seconds, quietAfterSeconds: seconds };
    return { speechSeconds: 0, silenceShare: 1, longestPauseSeconds: 0, ...quiet };
  }
  const pauses = pausesBetween(ordered, seconds);
  const inner = pauses.filter(({ start, end }) => start > 0 && end < seconds);
  const lastEnd = Math.max(...ordered.map(({ end }) => end));
  const speechSeconds = totalSeconds(ordered, seconds);
  const levels = frameLevels(samples, sampleRate);
  return {
    speechSeconds,
    silenceShare: seconds === 0 ? 1 : 1 - speechSeconds / seconds,
    longestPauseSeconds: inner.reduce((most, { start, end }) => Math.max(most, end - start), 0),
    quietBeforeSeconds: quietBefore(levels, first.start),
    quietAfterSeconds: quietBefore(levels.reverse(), seconds - lastEnd),
  };
}

/** Level of each hundredth of a second, in dBFS. */
function frameLevels(samples: Float32Array, sampleRate: number): number[] {
  const frame = Math.max(1, Math.round(FRAME_SECONDS * sampleRate));
  const frames = Math.floor(samples.length / frame);
  return Array.from({ length: frames }, (_, i) =>
    powerDb(meanPower(samples, i * frame, (i + 1) * frame)),
  );
}

/**
 * Seconds of quiet before speech that a detector found after `start` seconds.
 *
 * A word that is cut off, or a short one, may stand before what it found: it is heard by its loudness.
 */
function quietBefore(levels: readonly number[], start: number): number {
  const found = Math.floor(start / FRAME_SECONDS);
  const loudest = Math.max(...levels.slice(found, found + BESIDE_FRAMES));
  for (let frame = 0; frame < Math.max(found, LEAST_QUIET_FRAMES); frame++) {
    if (isLoud(levels, frame, loudest)) return quietOf(frame);
  }
  return start < UNCERTAIN_SECONDS ? Math.max(start, quietEdge(levels, loudest)) : start;
}

/** Whether a few frames from one on are all nearly as loud as the speech beside the edge. */
function isLoud(levels: readonly number[], frame: number, loudest: number): boolean {
  const few = levels.slice(frame, frame + LEAST_QUIET_FRAMES);
  return Math.min(...few) > loudest + WORD_DB;
}

/** Seconds at the beginning of `levels` that are quiet beside the speech. */
function quietEdge(levels: readonly number[], loudest: number): number {
  const frames = levels.slice(0, BESIDE_FRAMES).findIndex((level) => level > loudest + QUIET_DB);
  return quietOf(frames);
}

/** Seconds of so many quiet frames, where they are a pause at all. */
function quietOf(frames: number): number {
  return frames < LEAST_QUIET_FRAMES ? 0 : frames * FRAME_SECONDS;
}
