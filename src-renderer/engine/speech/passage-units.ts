import { BLOCK_SECONDS, type SpeechFeatures } from './features.ts';
import { SPEECH_RATE } from './rate.ts';
import type { Stretch } from './segments.ts';
import type { VoiceCell } from './voice-cells.ts';
import type { VoiceCount } from './voices.ts';

/** What a best passage is chosen from. */
export interface PassageMaterial {
  readonly features: SpeechFeatures;
  readonly segments: readonly Stretch[];
  readonly cells: readonly VoiceCell[];
  readonly voices: VoiceCount;
  /** Places to keep out of the passage, in order; runs that are nearer than 0.25 s as one. */
  readonly clipping: readonly Stretch[];
  /** Places that are better avoided, in order. */
  readonly noisy: readonly Stretch[];
}

/** A piece of speech that a passage takes as a whole, and the pause after it. */
export interface Unit {
  /** Where a passage that begins or ends with it is cut. */
  readonly from: number;
  readonly to: number;
  /** Quiet between cut and speech. */
  readonly quietBefore: number;
  readonly quietAfter: number;
  readonly start: number;
  readonly end: number;
  /** Sum of the mean squares of its blocks, and how many. */
  readonly power: number;
  readonly blocks: number;
  /** Runs that are clipped, at least. */
  readonly clipped: number;
  readonly noisySeconds: number;
  /** Seconds of either voice, where two are heard or suspected. */
  readonly voices: readonly [number, number];
  /** Of the pause up to the next unit; the last unit has none. */
  readonly pausePower: number;
  readonly pauseBlocks: number;
}

/** The middle of the 100–200 ms that sound natural around speech. */
const QUIET = 0.15;
/** Speech without a pause for longer is cut at its softest place, to have somewhere to cut at all. */
const LONGEST = 45;
const SHORTEST_PART = 15;
/** Seconds over which clipped runs were joined. */
const RUN_SPACING = 0.25;

export function unitsOf(material: PassageMaterial): Unit[] {
  const { features } = material;
  const pieces = material.segments.flatMap((segment) => parts(segment, features.power));
  const voiceSeconds = secondsOfVoices(pieces, material);
  const total = features.frames / SPEECH_RATE;
  return pieces.map(({ start, end }, i) => {
    const before = pieces[i - 1]?.end;
    const after = pieces[i + 1]?.start;
    const quietBefore = Math.min(QUIET, before === undefined ? start : (start - before) / 2);
    const quietAfter = Math.min(QUIET, after === undefined ? total - end : (after - end) / 2);
    const speech = sum(features.power, start, end);
    const pause = sum(features.power, end, after ?? end);
    return {
      from: start - quietBefore,
      to: end + quietAfter,
      quietBefore,
      quietAfter,
      start,
      end,
      power: speech.power,
      blocks: speech.blocks,
      clipped: runsIn(material.clipping, start, end),
      noisySeconds: overlaps(material.noisy, start, end).reduce((all, part) => all + part, 0),
      voices: voiceSeconds[i]!,
      pausePower: pause.power,
      pauseBlocks: pause.blocks,
    };
  });
}

/** Cuts endless speech at the softest block, not too near either end. */
function parts(segment: Stretch, power: Float32Array): Stretch[] {
  if (segment.end - segment.start <= LONGEST) return [segment];
  const first = Math.ceil((segment.start + SHORTEST_PART) / BLOCK_SECONDS);
  const last = Math.floor(
    Math.min(segment.end - SHORTEST_PART, segment.start + LONGEST) / BLOCK_SECONDS,
  );
  let softest = first;
  for (let i = first; i < last; i += 1) if (power[i]! < power[softest]!) softest = i;
  const cut = (softest + 0.5) * BLOCK_SECONDS;
  return [{ start: segment.start, end: cut }, ...parts({ start: cut, end: segment.end }, power)];
}

/** A stretch of joined runs has one in every `RUN_SPACING` at least. */
function runsIn(clipping: readonly Stretch[], start: number, end: number): number {
  return overlaps(clipping, start, end).reduce(
    (runs, seconds) => runs + 1 + Math.floor(seconds / RUN_SPACING),
    0,
  );
}

/** Seconds of each of the ordered stretches that lie between two times. */
function overlaps(stretches: readonly Stretch[], start: number, end: number): number[] {
  const seconds: number[] = [];
  for (let i = firstEndingAfter(stretches, start); i < stretches.length; i += 1) {
    const stretch = stretches[i]!;
    if (stretch.start >= end) break;
    seconds.push(Math.min(end, stretch.end) - Math.max(start, stretch.start));
  }
  return seconds;
}

function firstEndingAfter(stretches: readonly Stretch[], time: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Over the blocks that lie inside. */
function sum(power: Float32Array, start: number, end: number): { power: number; blocks: number } {
  const first = Math.ceil(start / BLOCK_SECONDS - 1e-6);
  const last = Math.min(power.length, Math.floor(end / BLOCK_SECONDS + 1e-6));
  let total = 0;
  for (let i = first; i < last; i += 1) total += power[i]!;
  return { power: total, blocks: Math.max(0, last - first) };
}

/** Gives each cell to the piece that holds its middle. */
function secondsOfVoices(
  pieces: readonly Stretch[],
  { cells, voices }: PassageMaterial,
): [number, number][] {
  const seconds = pieces.map((): [number, number] => [0, 0]);
  let piece = 0;
  for (const [i, cell] of cells.entries()) {
    const middle = ((cell.begin + cell.end) / 2) * BLOCK_SECONDS;
    while (piece + 1 < pieces.length && pieces[piece + 1]!.start <= middle) piece += 1;
    const pair = seconds[piece];
    if (pair) pair[voices.groups[i] === 1 ? 1 : 0] += cell.blocks * BLOCK_SECONDS;
  }
  return seconds;
}
