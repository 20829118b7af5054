import { Autocorrelation } from './autocorrelation.ts';
import { SPEECH_RATE } from './rate.ts';

/** Samples looked at: 64 ms hold four periods of a deep voice. */
export const PITCH_WINDOW = 1024;
const DECIMATION = 4;
const RATE = SPEECH_RATE / DECIMATION;
const LENGTH = PITCH_WINDOW / DECIMATION;
const LOWEST_HERTZ = 60;
const HIGHEST_HERTZ = 400;
const SHORTEST = Math.floor(RATE / HIGHEST_HERTZ);
const LONGEST = Math.ceil(RATE / LOWEST_HERTZ);
/** Likeness of a period to the next, below which there is no pitch to speak of. */
const VOICED = 0.6;
/** Of nearly equal likenesses the shortest period is the true one: twice the period fits as well. */
const NEARLY = 0.9;

const low = new Float64Array(LENGTH);
const autocorrelation = new Autocorrelation(2 * LENGTH);
const likeness = new Float64Array(LONGEST + 2);

/** The pitch in hertz by normalised autocorrelation, or 0 where there is none. */
export function pitchOf(window: Float32Array): number {
  decimate(window);
  measureLikeness();
  let best = VOICED;
  for (let lag = SHORTEST; lag <= LONGEST; lag += 1) best = Math.max(best, likeness[lag]!);
  for (let lag = SHORTEST; lag <= LONGEST; lag += 1) {
    const here = likeness[lag]!;
    const [before, after] = [likeness[lag - 1]!, likeness[lag + 1]!];
    if (here < VOICED || here < NEARLY * best || here < before || here < after) continue;
    const bend = before - 2 * here + after;
    const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
    return RATE / (lag + shift);
  }
  return 0;
}

function decimate(window: Float32Array): void {
  let mean = 0;
  for (let i = 0; i < LENGTH; i += 1) {
    const at = i * DECIMATION;
    low[i] = window[at]! + window[at + 1]! + window[at + 2]! + window[at + 3]!;
    mean += low[i]! / LENGTH;
  }
  for (let i = 0; i < LENGTH; i += 1) low[i] = low[i]! - mean;
}

/** Twice the product with what is later by each lag, over both energies. */
function measureLikeness(): void {
  const products = autocorrelation.of(low, LENGTH);
  let energy = 0;
  for (let i = 0; i < LENGTH; i += 1) energy += 2 * low[i]! * low[i]!;
  for (let lag = 1; lag <= LONGEST + 1; lag += 1) {
    energy -= low[lag - 1]! * low[lag - 1]! + low[LENGTH - lag]! * low[LENGTH - lag]!;
    if (lag >= SHORTEST - 1) likeness[lag] = (2 * products[lag]!) / (1e-9 + Math.max(0, energy));
  }
}
