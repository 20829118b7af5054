import {
  autoregression,
  predictionError,
  predictionErrorBackwards,
} from '../filters/autoregression.ts';
import { nthSmallest } from '../nth-smallest.ts';

/** A stretch that is not what its surroundings let expect. */
export interface Click {
  /** First frame and the one past the last. */
  readonly start: number;
  readonly end: number;
}

/** Order of the model: some of the voice's resonances, none of its pitch. */
const ORDER = 24;
const BLOCK_SECONDS = 0.04;
/** A click may be this long; what is longer is a plosive, a knock, a word. */
const LONGEST_SECONDS = 0.002;
/** Within this far on both sides nothing else may stand out: a voice's pulses and bursts have company. */
const ALONE_SECONDS = 0.025;
/** Sound that is louder on one side of a click than on the other by this much over 5 ms begins there. */
const ONSET_DB = 12;
const ONSET_SECONDS = 0.005;
/** What belongs to a click is above this share of its largest error. */
const EDGE = 0.25;
/** Errors below −120 dBFS are the rounding of the source. */
const SMALLEST_USUAL = 1e-6;
/** A block of 40 ms with more outliers than this does not hold single clicks. */
const MOST_TRIES = 3;
/** How far the third difference must stand out, as a share of what the error must. */
const PRESCREEN_USUAL = 0.3;
/** And how far out of its neighbourhood, as a ratio. */
const PRESCREEN_NEIGHBOURS = 1.5;

/** What a sensitivity means: how far an error must stand out. */
interface Thresholds {
  /** Times the block's usual error (its median magnitude). */
  readonly aboveUsual: number;
  /** Times the largest error around the click. */
  readonly aboveNeighbours: number;
}

/** @param sensitivity 0 finds what nobody would miss, 1 all that might be a click */
function thresholdsOf(sensitivity: number): Thresholds {
  const s = Math.max(0, Math.min(1, sensitivity));
  return { aboveUsual: 80 * 0.14 ** s, aboveNeighbours: 9 * 0.25 ** s };
}

/**
 * Finds single clicks: samples that differ from what those before and after let expect, so far that they
 * stand out of the block they are in and of all that is within 25 ms before and after.
 *
 * The first test finds what no resonance explains (S. Vaseghi, P. Rayner, IEE Proc. 137-I:1, 1990); the
 * second leaves the voice alone, whose glottal pulses come in rows and whose plosives go on for longer
 * than a click; where a sound begins or ends, nothing is a click either. Blocks whose third difference has no outlier are not modelled, which is most of them.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param sensitivity 0–1
 * @returns in order, without overlaps
 */
export function findClicks(
  samples: Float32Array,
  sampleRate: number,
  sensitivity: number,
): Click[] {
  const thresholds = thresholdsOf(sensitivity);
  const block = Math.round(BLOCK_SECONDS * sampleRate);
  const margin = Math.round(ALONE_SECONDS * sampleRate) + ORDER;
  const longest = Math.round(LONGEST_SECONDS * sampleRate);
  const clicks: Click[] = [];
  const room = new Float32Array(block);
  for (let start = 0; start + ORDER < samples.length; start += block) {
    const end = Math.min(samples.length, start + block);
    const differences = thirdDifferences(samples.subarray(Math.max(0, start - 3), end), room);
    if (!mayHoldClick(differences, longest, thresholds.aboveUsual)) continue;
    const from = Math.max(0, start - margin);
    const around = samples.subarray(from, Math.min(samples.length, end + margin));
    for (const click of clicksIn(around, sampleRate, thresholds)) {
      const found = { start: click.start + from, end: click.end + from };
      const peakInside = click.peak + from >= start && click.peak + from < end;
      if (!peakInside || found.start < (clicks.at(-1)?.end ?? 0)) continue;
      if (!isOnset(samples, found, Math.round(ONSET_SECONDS * sampleRate))) clicks.push(found);
    }
  }
  return clicks;
}

/**
 * Cheap, and looser than what follows: the third difference whitens a voice roughly. Its largest value
 * must stand out of the block, and of all in it that is farther away than a click is long.
 */
function mayHoldClick(differences: Float32Array, longest: number, aboveUsual: number): boolean {
  let sum = 0;
  let peak = 0;
  for (let i = 0; i < differences.length; i++) {
    sum += differences[i]!;
    if (differences[i]! > differences[peak]!) peak = i;
  }
  const largest = differences[peak] ?? 0;
  if (largest * differences.length <= PRESCREEN_USUAL * aboveUsual * sum) return false;
  const limit = largest / PRESCREEN_NEIGHBOURS;
  for (let i = 0; i < differences.length; i++) {
    if (differences[i]! > limit && Math.abs(i - peak) > longest) return false;
  }
  return true;
}

/** Magnitudes of the third difference of a stretch, from its fourth sample on, written to `room`. */
function thirdDifferences(samples: Float32Array, room: Float32Array): Float32Array {
  const differences = room.subarray(0, Math.max(0, samples.length - 3));
  for (let i = 0; i < differences.length; i++) {
    const third = samples[i + 3]! - samples[i]! + 3 * (samples[i + 1]! - samples[i + 2]!);
    differences[i] = Math.abs(third);
  }
  return differences;
}

/** The median, of every fourth value: near enough, and four times as fast. */
function usualOf(magnitudes: Float32Array): number {
  const some = everyFourth(magnitudes);
  return nthSmallest(some, some.length >> 1) ?? 0;
}

function everyFourth(magnitudes: Float32Array): Float32Array {
  const some = new Float32Array((magnitudes.length - ORDER) >> 2);
  for (let i = 0; i < some.length; i++) some[i] = magnitudes[ORDER + 4 * i]!;
  return some;
}

/** Whether a sound begins or ends here, as a plosive does and a cut: the level differs on both sides. */
function isOnset(samples: Float32Array, click: Click, frames: number): boolean {
  const before = powerOf(samples.subarray(Math.max(0, click.start - frames), click.start));
  const after = powerOf(samples.subarray(click.end, click.end + frames));
  return Math.abs(10 * Math.log10(after / before)) > ONSET_DB;
}

/** Mean, and no less than −80 dBFS. */
function powerOf(samples: Float32Array): number {
  const sum = samples.reduce((total, value) => total + value * value, 0);
  return Math.max(1e-8, sum / Math.max(1, samples.length));
}

interface Candidate extends Click {
  readonly peak: number;
}

/** The largest errors of a stretch, one after another, until one is too small. */
function clicksIn(
  samples: Float32Array,
  sampleRate: number,
  { aboveUsual, aboveNeighbours }: Thresholds,
): Candidate[] {
  const model = autoregression(samples, ORDER);
  const forward = predictionError(samples, model);
  // Of each sample between those on both sides: a click stands out of it as from no other.
  const both = magnitudes(predictionErrorBackwards(forward, model));
  const threshold = aboveUsual * Math.max(usualOf(both), SMALLEST_USUAL);
  if (!((both[largestIn(both, ORDER, both.length)] ?? 0) >= threshold)) return [];
  const after = magnitudes(forward);
  const before = magnitudes(predictionErrorBackwards(samples, model));
  const longest = Math.round(LONGEST_SECONDS * sampleRate);
  const alone = Math.round(ALONE_SECONDS * sampleRate);
  const found: Candidate[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const peak = largestIn(both, ORDER, both.length);
    const height = both[peak] ?? 0;
    if (height < threshold) break;
    const { start, end } = extent(after, before, peak, longest);
    // Next to a click its own sidelobes are.
    const [first, last] = [start - ORDER, end + ORDER];
    const left = both[largestIn(both, first - alone, first)] ?? 0;
    const right = both[largestIn(both, last, last + alone)] ?? 0;
    if (height > aboveNeighbours * Math.max(left, right)) found.push({ start, end, peak });
    both.fill(0, first, last);
  }
  return found.sort((a, b) => a.start - b.start);
}

function magnitudes(values: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i]!);
  return values;
}

/**
 * As far as a click can be long: it begins where what went before does not let expect it, and ends where
 * what comes after does not.
 */
function extent(
  forward: Float32Array,
  backward: Float32Array,
  peak: number,
  longest: number,
): Click {
  const half = longest >> 1;
  const [from, to] = [Math.max(ORDER, peak - half), Math.min(forward.length, peak + half)];
  const [firstEdge, lastEdge] = [forward, backward].map(
    (errors) => EDGE * (errors[largestIn(errors, from, to)] ?? 0),
  ) as [number, number];
  let start = from;
  while (start < peak && forward[start]! <= firstEdge) start++;
  let end = to;
  while (end > peak + 1 && backward[end - 1]! <= lastEdge) end--;
  return { start, end };
}

/** Where the largest of a range is; the range is cut to what was predicted. */
function largestIn(values: Float32Array, start: number, end: number): number {
  const first = Math.max(ORDER, start);
  const stop = Math.min(values.length, end);
  let largest = first;
  for (let i = first; i < stop; i++) if (values[i]! > values[largest]!) largest = i;
  return largest < stop ? largest : -1;
}
