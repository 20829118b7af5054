import { type Limited, limit } from './limiter.ts';
import type { SpeechSpan } from './shorten-pauses.ts';

/** The ceiling voice-clone vendors ask for, with room for lossy encoders. */
const CEILING_DBTP = -3;
/** Above this, what is raised is mostly the room. */
const MOST_RAISE_DB = 30;
/** Rounds of making up what the limiter took from the level. */
const ROUNDS = 3;
const CLOSE_ENOUGH_DB = 0.1;

/** Where the level shall be. */
export interface LevelTarget {
  /** dBFS, RMS of active speech (a full-scale sine is −3.01). */
  readonly dbfs: number;
  /** dBTP; −3 when left out. */
  readonly ceilingDb?: number;
  /** dB; 30 when left out. There is no bound downwards. */
  readonly mostRaiseDb?: number;
}

/** A levelled passage; the gain is what every quiet sample was multiplied by. */
export interface Levelled extends Limited {
  readonly gainDb: number;
}

/**
 * Root mean square of what is spoken, dBFS.
 *
 * @returns −Infinity when there is no speech or it is digital silence
 */
export function speechLevel(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly SpeechSpan[],
): number {
  let sum = 0;
  let count = 0;
  for (const { start, end } of speech) {
    const to = Math.min(samples.length, Math.round(end * sampleRate));
    for (let i = Math.max(0, Math.round(start * sampleRate)); i < to; i++) {
      sum += samples[i]! * samples[i]!;
      count++;
    }
  }
  return 10 * Math.log10(sum / Math.max(1, count));
}

/**
 * Brings active speech to a level by one gain for the whole passage, with a true-peak limiter behind
 * it: quiet and loud words keep their distance, and no noise is pumped.
 *
 * Where the limiter takes level away, the gain makes up for it, as far as the bound allows. A passage
 * without speech is only limited.
 *
 * For a target in LUFS, measure the passage and call `limit` with the difference.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param speech must not overlap
 * @returns a new array of the same length
 */
export function levelSpeech(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly SpeechSpan[],
  target: LevelTarget,
): Levelled {
  const { dbfs, ceilingDb = CEILING_DBTP, mostRaiseDb = MOST_RAISE_DB } = target;
  const measured = speechLevel(samples, sampleRate, speech);
  let gainDb = measured === -Infinity ? 0 : Math.min(mostRaiseDb, dbfs - measured);
  let limited = limit(samples, sampleRate, gainDb, ceilingDb);
  for (let round = 1; round < ROUNDS && limited.mostReductionDb > 0; round++) {
    const missing = dbfs - speechLevel(limited.samples, sampleRate, speech);
    const next = Math.min(mostRaiseDb, gainDb + missing);
    if (measured === -Infinity || next - gainDb < CLOSE_ENOUGH_DB) break;
    gainDb = next;
    limited = limit(samples, sampleRate, gainDb, ceilingDb);
  }
  return { ...limited, gainDb };
}
