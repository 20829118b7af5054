import { Autocorrelation } from './autocorrelation.ts';
import { SPEECH_RATE } from './rate.ts';
import { BLOCK } from './silero.ts';

const DECIMATION = 2;
const RATE = SPEECH_RATE / DECIMATION;
/** 64 ms, two blocks, hold four periods of a deep voice. */
const LENGTH = (2 * BLOCK) / DECIMATION;
const LOWEST_HERTZ = 60;
const HIGHEST_HERTZ = 400;
const SHORTEST = Math.floor(RATE / HIGHEST_HERTZ);
const LONGEST = Math.ceil(RATE / LOWEST_HERTZ);

/** Only blocks that are surely speech, and voiced, tell anything. */
const CERTAIN = 0.7;
const VOICED = 0.5;
/** Of nearly equal likenesses the shortest period is the true one. */
const NEARLY = 0.9;
/** What is left without the first voice is another one when it holds this share of the power … */
const LEAST_LEFT = 0.25;
/** … and repeats itself this well, with a period of its own. */
const LEAST_LIKENESS = 0.6;
/** Periods in ratios of numbers up to this are harmonics of one voice. */
const HARMONICS = 4;
const NEAR_SAMPLES = 1;
const NEAR_SHARE = 0.035;
/** Fewer voiced blocks (1.6 s) say nothing. */
const LEAST_BLOCKS = 50;
/** Blocks looked at in a long passage, spread over it: 48 s of speech. */
const MOST_BLOCKS = 1500;

const window = new Float64Array(LENGTH);
const left = new Float64Array(LENGTH);
const autocorrelation = new Autocorrelation(2 * LENGTH);
const likeness = new Float64Array(LONGEST + 2);

/**
 * How often a second voice sounds with the first: the share of voiced blocks in which, after one period is
 * cancelled (A. de Cheveigné, JASA 93:6, 1993), another remains that is no harmonic of it.
 *
 * @param samples 16 kHz, full scale ±1
 * @param probabilities of speech, for every block of 512 samples
 * @returns 0–1, or null when there is too little voiced speech
 */
export function secondPitchShare(
  samples: Float32Array,
  probabilities: ArrayLike<number>,
): number | null {
  const certain: number[] = [];
  for (let block = 1; block < probabilities.length; block += 1) {
    if (probabilities[block]! > CERTAIN && (block + 1) * BLOCK <= samples.length) {
      certain.push(block);
    }
  }
  const step = Math.max(1, certain.length / MOST_BLOCKS);
  let [voiced, both] = [0, 0];
  for (let i = 0; i < certain.length; i += step) {
    decimate(samples, (certain[Math.floor(i)]! - 1) * BLOCK);
    const first = firstPeriod();
    if (first === null) continue;
    voiced += 1;
    if (holdsAnother(first)) both += 1;
  }
  return voiced < LEAST_BLOCKS ? null : both / voiced;
}

function decimate(samples: Float32Array, start: number): void {
  for (let i = 0; i < LENGTH; i += 1) {
    window[i] = samples[start + 2 * i]! + samples[start + 2 * i + 1]!;
  }
  centre(window, LENGTH);
}

function centre(values: Float64Array, length: number): void {
  let mean = 0;
  for (let i = 0; i < length; i += 1) mean += values[i]! / length;
  for (let i = 0; i < length; i += 1) values[i] = values[i]! - mean;
}

/** Samples of the voice's period, or null where there is none. */
function firstPeriod(): number | null {
  measureLikeness(window, LENGTH);
  let best = 0;
  for (let lag = SHORTEST; lag <= LONGEST; lag += 1) {
    if (isPeak(lag)) best = Math.max(best, likeness[lag]!);
  }
  if (best <= VOICED) return null;
  for (let lag = SHORTEST; lag <= LONGEST; lag += 1) {
    if (isPeak(lag) && likeness[lag]! >= NEARLY * best) return lag;
  }
  return null;
}

/** Takes one period away and looks for another. */
function holdsAnother(period: number): boolean {
  const length = LENGTH - period;
  let [before, after] = [0, 0];
  for (let i = 0; i < length; i += 1) {
    left[i] = window[i + period]! - window[i]!;
    before += window[i]! ** 2 + window[i + period]! ** 2;
    after += left[i]! ** 2;
  }
  if (after <= LEAST_LEFT * before) return false;
  centre(left, length);
  measureLikeness(left, length);
  for (let lag = SHORTEST; lag <= LONGEST; lag += 1) {
    if (likeness[lag]! > LEAST_LIKENESS && isPeak(lag) && !isHarmonic(lag, period)) return true;
  }
  return false;
}

function isPeak(lag: number): boolean {
  return likeness[lag]! >= likeness[lag - 1]! && likeness[lag]! >= likeness[lag + 1]!;
}

function isHarmonic(lag: number, period: number): boolean {
  for (let number = 1; number <= HARMONICS; number += 1) {
    const near = (Math.max(1, Math.round((lag * number) / period)) * period) / number;
    if (Math.abs(lag - near) <= Math.max(NEAR_SAMPLES / number, (NEAR_SHARE / number) * near)) {
      return true;
    }
  }
  return false;
}

/** How like the signal is to itself, later by each lag: twice the product over both energies. */
function measureLikeness(values: Float64Array, length: number): void {
  const products = autocorrelation.of(values, length);
  let energy = 1e-9;
  for (let i = 0; i < length; i += 1) energy += 2 * values[i]! ** 2;
  for (let lag = 1; lag <= LONGEST + 1; lag += 1) {
    energy -= values[lag - 1]! ** 2 + values[length - lag]! ** 2;
    if (lag >= SHORTEST - 1) likeness[lag] = (2 * products[lag]!) / Math.max(1e-9, energy);
  }
}
