import { findHum } from '../treatments/find-hum.ts';
import { powerDb } from './decibels.ts';
import { speechPower } from './speech-level.ts';
import type { Stretch } from './stretch.ts';

export interface MainsLine {
  readonly hertz: 50 | 60;
  /** How far the strongest of its lines stands out of the spectrum beside it, in dB. */
  readonly prominenceDb: number;
  /** How far the strongest line lies under the speech, in dB. */
  readonly underSpeechDb: number;
}

/**
 * What lies lower is not heard: beside speech at 65 dB SPL such a line is under 20 dB SPL, and the
 * threshold of hearing is 26 dB SPL at 100 Hz and rises below (ISO 226).
 */
export const LOWEST_UNDER_SPEECH_DB = 45;
/** With less to look at, a voice is as steady as a line. */
export const LEAST_LINE_SECONDS = 6;

/**
 * Finds mains hum: what `findHum` would take away, as far as it can be heard.
 *
 * @param samples full scale ±1
 * @param sampleRate hertz, at least 2000
 * @param speech active speech, in seconds of `samples`
 * @returns null when no line is found, or when there are less than six seconds to look at
 */
export function mainsLine(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): MainsLine | null {
  if (samples.length < LEAST_LINE_SECONDS * sampleRate) return null;
  const hum = findHum(samples, sampleRate);
  if (!hum) return null;
  const strongest = hum.harmonics.reduce((a, b) => (b.levelDb > a.levelDb ? b : a));
  const underSpeechDb = powerDb(speechPower(samples, sampleRate, speech)) - strongest.levelDb;
  if (underSpeechDb > LOWEST_UNDER_SPEECH_DB) return null;
  const hertz = Math.abs(hum.baseHertz - 50) < 5 ? 50 : 60;
  return { hertz, prominenceDb: strongest.prominenceDb, underSpeechDb };
}
