import { percentile, powerDb } from '../measure/decibels.ts';
import { joined } from '../measure/stretch.ts';
import { BLOCK_SECONDS, type SpeechFeatures } from './features.ts';
import { SPEECH_RATE } from './rate.ts';
import type { Stretch } from './segments.ts';

/** The verdict asks for a confirmation below. */
const LEAST_SNR_DB = 20;
/** Where nobody pauses, the softest blocks of speech stand for the noise that is under them … */
const SOFTEST_SHARE = 0.05;
/** … and lie higher than it, since they hold some voice: on clean recordings 20 dB under it and more. */
const LEAST_OVER_SOFTEST_DB = 14;
/** Seconds on both sides of a moment: its speech, the pauses around, and where to look further. */
const SPEECH_REACH = 1.5;
const PAUSE_REACH = 2.5;
const FAR_REACH = 6;
/** Less than this tells nothing: half a second of speech, a third of a second of pause. */
const LEAST_SPEECH_BLOCKS = 16;
const LEAST_PAUSE_BLOCKS = 10;
/** A voice dies away after its last loud moment, and breath comes before the first. */
const BLOCKS_AFTER_SPEECH = 3;
const BLOCKS_BEFORE_SPEECH = 2;
/** A pause holds no speech that was too short for a segment of its own. */
const PAUSE_PROBABILITY = 0.3;
/** Seconds. A softer word or a breath is shorter, and what is heard as one comes and goes. */
const LEAST_STRETCH = 3;
const JOIN = 2;

export interface NoisyStretch extends Stretch {
  /** Decibels that speech stands over the pauses around it, where it does least; 0 where it does not. */
  readonly snrDb: number;
}

/**
 * Where speech stands less than 20 dB over the pauses around it, as beside a passing car.
 *
 * Judged second by second, so that noise that comes and goes is named where it is, and a recording
 * that is quiet in all its pauses has none. Where there is no pause within six seconds, nothing is said.
 *
 * @returns in order, in whole seconds of the recording but for its end
 */
export function noisyStretches(
  features: SpeechFeatures,
  segments: readonly Stretch[],
): NoisyStretch[] {
  const { speech, pause } = sorted(features, segments);
  const total = features.frames / SPEECH_RATE;
  const seconds: NoisyStretch[] = [];
  for (let second = 0; second < total; second += 1) {
    const snrDb = snrAround(second + 0.5, features.power, speech, pause);
    if (snrDb !== null && snrDb < LEAST_SNR_DB) {
      seconds.push({ start: second, end: Math.min(total, second + 1), snrDb: Math.max(0, snrDb) });
    }
  }
  const long = joined(seconds, JOIN).filter(({ start, end }) => end - start >= LEAST_STRETCH);
  return withLeastSnr(long, seconds);
}

/** Stretches with the figure of the worst noisy place that each covers; those without one are left out. */
export function withLeastSnr(
  stretches: readonly Stretch[],
  places: readonly NoisyStretch[],
): NoisyStretch[] {
  return stretches.flatMap(({ start, end }) => {
    const covered = places.filter((place) => place.start < end && place.end > start);
    const [first] = covered;
    if (!first) return [];
    const snrDb = covered.reduce((least, place) => Math.min(least, place.snrDb), first.snrDb);
    return [{ start, end, snrDb }];
  });
}

/** Level of all speech in dBFS; −120 without any. */
export function speechDbfs(features: SpeechFeatures, segments: readonly Stretch[]): number {
  const { speech } = sorted(features, segments);
  return powerDb(mean(speech.map((block) => features.power[block]!)));
}

/** The blocks that lie wholly in speech, and those that lie wholly in a pause; both in order. */
function sorted(
  { probability }: SpeechFeatures,
  segments: readonly Stretch[],
): { speech: number[]; pause: number[] } {
  const speech: number[] = [];
  const pause: number[] = [];
  let free = 0;
  const addPause = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) if (probability[i]! < PAUSE_PROBABILITY) pause.push(i);
  };
  for (const { start, end } of segments) {
    const first = Math.ceil(start / BLOCK_SECONDS - 1e-6);
    const after = Math.min(probability.length, Math.floor(end / BLOCK_SECONDS + 1e-6));
    addPause(free, first - BLOCKS_BEFORE_SPEECH);
    for (let i = first; i < after; i += 1) speech.push(i);
    free = after + BLOCKS_AFTER_SPEECH;
  }
  addPause(free, probability.length);
  return { speech, pause };
}

/** Decibels that speech near a moment stands over the pauses near it; null without speech. */
function snrAround(
  second: number,
  power: Float32Array,
  speech: readonly number[],
  pause: readonly number[],
): number | null {
  const spoken = within(speech, second, SPEECH_REACH).map((block) => power[block]!);
  if (spoken.length < LEAST_SPEECH_BLOCKS) return null;
  const near = within(pause, second, PAUSE_REACH);
  const quiet = near.length < LEAST_PAUSE_BLOCKS ? within(pause, second, FAR_REACH) : near;
  if (quiet.length < LEAST_PAUSE_BLOCKS) {
    const overSoftest = snrDb(spoken, percentile(spoken, SOFTEST_SHARE));
    return overSoftest + LEAST_SNR_DB - LEAST_OVER_SOFTEST_DB;
  }
  return snrDb(spoken, floorOf(quiet.map((block) => power[block]!)));
}

function snrDb(spoken: readonly number[], floor: number): number {
  return powerDb(Math.max(0, mean(spoken) - floor)) - powerDb(floor);
}

/** Their median; digital silence counts only where there is nothing else, as in the verdict. */
function floorOf(powers: readonly number[]): number {
  const sounding = powers.filter((power) => power > 0);
  return percentile(sounding.length < LEAST_PAUSE_BLOCKS ? powers : sounding, 0.5);
}

function mean(powers: readonly number[]): number {
  return powers.reduce((sum, power) => sum + power, 0) / Math.max(1, powers.length);
}

/** Those of the ordered blocks that begin within so many seconds of a moment. */
function within(blocks: readonly number[], second: number, reach: number): readonly number[] {
  const from = firstFrom(blocks, (second - reach) / BLOCK_SECONDS);
  return blocks.slice(from, firstFrom(blocks, (second + reach) / BLOCK_SECONDS));
}

/** How many of the ordered blocks lie before a place. */
function firstFrom(blocks: readonly number[], place: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
