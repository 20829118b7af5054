import { meanPower, powerDb } from './decibels.ts';
import { inOrder, pausesBetween, type Stretch, totalSeconds } from './stretch.ts';

const FRAME_SECONDS = 0.01;
/** A frame this far below the speech beside it is quiet. */
const QUIET_DB = -20;
/** Less quiet than this is no pause but the closure before a consonant, or nothing at all. */
const LEAST_QUIET_SECONDS = 0.03;
/** How much speech beside an edge the edge is compared with. */
const BESIDE_SECONDS = 1;
/** A detector is that late to hear a voice that is there at once. */
const LATE_SECONDS = 0.1;
/** No further below the loudest beside it, an edge lies in a word; noise lies further below. */
const CUT_DB = -12;

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
 * A voice activity detector thinks in frames and may say that speech begins at 0 although a short
 * quiet comes first, or that it begins some frames later although a word is cut; so an edge near
 * which it finds speech is looked at again by its energy, and counts as cut only when the sound is there
 * from the first hundredths of a second on.
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

/** Seconds of quiet before speech that a detector found after `start` seconds. */
function quietBefore(levels: readonly number[], start: number): number {
  if (start <= 0) return quietEdge(levels);
  return start <= LATE_SECONDS && isCut(levels) ? 0 : start;
}

/** Whether the first hundredths of a second are nearly as loud as what follows. */
function isCut(levels: readonly number[]): boolean {
  const beside = levels.slice(0, BESIDE_SECONDS / FRAME_SECONDS);
  const edge = levels.slice(0, LEAST_QUIET_SECONDS / FRAME_SECONDS);
  return Math.min(...edge) > Math.max(...beside) + CUT_DB;
}

/** Seconds of quiet at the beginning of `levels`, compared with the loudest of what follows. */
function quietEdge(levels: readonly number[]): number {
  const beside = levels.slice(0, BESIDE_SECONDS / FRAME_SECONDS);
  const quiet = Math.max(...beside) + QUIET_DB;
  const frames = beside.findIndex((level) => level > quiet);
  const seconds = frames * FRAME_SECONDS;
  return seconds < LEAST_QUIET_SECONDS ? 0 : seconds;
}
