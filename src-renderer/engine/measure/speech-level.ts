import { meanPower, percentile, powerDb, SILENCE_DB } from './decibels.ts';
import { inOrder, pausesBetween, type Stretch } from './stretch.ts';

const FRAME_SECONDS = 0.02;
/** A voice dies away after its last loud moment, and breath comes before the first. */
const GUARD_AFTER_SPEECH = 0.1;
const GUARD_BEFORE_SPEECH = 0.05;
/** Fewer frames than this (0.5 s) say nothing about a room: they may be a word that the detector missed. */
const LEAST_FRAMES = 25;

export interface SpeechLevel {
  /** RMS of active speech in dBFS; −120 without speech. */
  readonly speechDbfs: number;
  /** Median power of the pauses in dBFS; null when less than 0.5 s of pause is left. */
  readonly noiseFloorDbfs: number | null;
  /** (Speech power − noise power) over noise power in dB; null without a pause. */
  readonly snrDb: number | null;
}

/**
 * Levels of speech and of the pauses between it.
 *
 * The median of 20 ms frames is taken over the pauses, so that a click or a breath does not raise
 * the floor; the frames nearest to speech are left out. Frames of digital silence, which editors
 * and noise gates leave behind, only count when there are no others: they hide the noise that lies
 * under the speech. How far the estimate lies from the truth is in docs/verdict.md.
 *
 * @param samples full scale ±1
 * @param sampleRate hertz
 * @param speech active speech, in seconds of `samples`
 */
export function speechLevel(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): SpeechLevel {
  const spoken = speechPower(samples, sampleRate, speech);
  const noise = noisePower(samples, sampleRate, speech);
  if (noise === null) {
    return { speechDbfs: powerDb(spoken), noiseFloorDbfs: null, snrDb: null };
  }
  const clean = powerDb(Math.max(0, spoken - noise));
  const noiseFloorDbfs = powerDb(noise);
  return {
    speechDbfs: powerDb(spoken),
    noiseFloorDbfs,
    snrDb: clean === SILENCE_DB ? 0 : clean - noiseFloorDbfs,
  };
}

/** Mean square of active speech; 0 without any. */
export function speechPower(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): number {
  let [energy, count] = [0, 0];
  for (const { start, end } of speech) {
    const from = Math.max(0, Math.round(start * sampleRate));
    const to = Math.min(samples.length, Math.round(end * sampleRate));
    if (to <= from) continue;
    energy += meanPower(samples, from, to) * (to - from);
    count += to - from;
  }
  return count === 0 ? 0 : energy / count;
}

function noisePower(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): number | null {
  const powers = pauseFrames(samples, sampleRate, speech);
  if (powers.length < LEAST_FRAMES) return null;
  const sounding = powers.filter((power) => power > 0);
  return percentile(sounding.length < LEAST_FRAMES ? powers : sounding, 0.5);
}

/** Power of each frame that lies wholly in a pause, its guards left out. */
function pauseFrames(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): number[] {
  const frame = Math.round(FRAME_SECONDS * sampleRate);
  const seconds = samples.length / sampleRate;
  const powers: number[] = [];
  for (const { start, end } of pausesBetween(inOrder(speech), seconds)) {
    const from = start === 0 ? 0 : start + GUARD_AFTER_SPEECH;
    const to = end === seconds ? end : end - GUARD_BEFORE_SPEECH;
    for (let at = Math.round(from * sampleRate); at + frame <= to * sampleRate; at += frame) {
      powers.push(meanPower(samples, at, at + frame));
    }
  }
  return powers;
}
