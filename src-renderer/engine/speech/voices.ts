import type { VoiceCell } from './voice-cells.ts';
import { scaleTimbre } from './voice-scale.ts';

/** How many people speak; `overlap-suspected`: perhaps more than one. */
export type Voices = 'one' | 'overlap-suspected' | 'two' | 'unknown';

export interface VoiceCount {
  readonly voices: Voices;
  /** Which of two groups each cell is in; all 0 unless a second voice is heard or suspected. */
  readonly groups: Uint8Array;
}

/** What sets the two groups of cells apart. */
export interface Contrast {
  /** Cells of the smaller group. */
  readonly smaller: number;
  /** Distance of timbre, in deviations of one voice's second. */
  readonly timbre: number;
  /** Semitones between the medians of pitch; 0 where a group has none. */
  readonly pitch: number;
  /** Changes between the groups, where 1 is as many as a coin would make. */
  readonly changes: number;
}

/** Fewer seconds of speech say nothing. */
const MIN_CELLS = 5;
/** Tuned on recordings; see docs/decisions/0008. Three seconds of a voice to suspect, four to be sure. */
const SUSPECTED_SMALLER = 3;
const SURE_SMALLER = 4;
const TIMBRE_APART = 4.6;
const TIMBRE_WITH_PITCH = 2.5;
/** Semitones: what one reader covers, and what no reader covered. */
const PITCH_APART = 3;
const PITCH_FAR_APART = 6;
/** People take turns; one voice's louder and softer seconds alternate as a coin falls. */
const TURNS = 0.7;
const ROUNDS = 20;

/**
 * Counts the voices, carefully: another microphone or room changes the timbre as another person does,
 * so nothing is called two voices unless the pitch differs as well.
 */
export function countVoices(cells: readonly VoiceCell[]): VoiceCount {
  const nobody = new Uint8Array(cells.length);
  if (cells.length < MIN_CELLS) return { voices: 'unknown', groups: nobody };
  const groups = split(cells);
  const voices = groups ? judge(contrastOf(cells, groups)) : 'one';
  return { voices, groups: groups && voices !== 'one' ? groups : nobody };
}

function judge({ smaller, timbre, pitch, changes }: Contrast): Voices {
  if (smaller < SUSPECTED_SMALLER) return 'one';
  const differs = timbre >= TIMBRE_APART;
  const farApart = pitch >= PITCH_FAR_APART;
  const sure = differs && pitch >= PITCH_APART && (changes <= TURNS || farApart);
  if (sure && smaller >= SURE_SMALLER) return 'two';
  const suspected = (differs && changes <= TURNS) || (farApart && timbre >= TIMBRE_WITH_PITCH);
  return suspected ? 'overlap-suspected' : 'one';
}

function contrastOf(cells: readonly VoiceCell[], groups: Uint8Array): Contrast {
  const [zeros, ones] = [0, 1].map((group) => cells.filter((_, i) => groups[i] === group)) as [
    VoiceCell[],
    VoiceCell[],
  ];
  const smaller = Math.min(zeros.length, ones.length);
  const coin = (2 * zeros.length * ones.length) / cells.length;
  const [low, high] = [medianPitch(zeros), medianPitch(ones)];
  return {
    smaller,
    timbre: Math.sqrt(squaredDistance(meanTimbre(zeros), meanTimbre(ones))),
    pitch: low === null || high === null ? 0 : Math.abs(low - high),
    changes: groups.filter((group, i) => i > 0 && group !== groups[i - 1]).length / coin,
  };
}

/** The best of a few two-means clusterings, or null when everything sounds the same. */
function split(cells: readonly VoiceCell[]): Uint8Array | null {
  const usual = medianPitch(cells) ?? 0;
  const points = cells.map((cell) => {
    const point = new Float64Array([...scaleTimbre(cell.timbre), (cell.pitch ?? usual) / 2]);
    return point;
  });
  let best: { groups: Uint8Array; scatter: number } | null = null;
  for (const [first, second] of beginnings(points)) {
    const found = twoMeans(points, first, second);
    if (found && (!best || found.scatter < best.scatter)) best = found;
  }
  return best?.groups ?? null;
}

/** Where to begin: the most unlike cells, the lower and higher half, the earlier and later half. */
function beginnings(points: readonly Float64Array[]): [Float64Array, Float64Array][] {
  const farthest = (from: Float64Array) =>
    points.reduce((far, p) => (squaredDistance(p, from) > squaredDistance(far, from) ? p : far));
  const one = farthest(mean(points));
  const half = Math.floor(points.length / 2);
  const byPitch = [...points].sort((a, b) => a.at(-1)! - b.at(-1)!);
  return [
    [one, farthest(one)],
    [mean(byPitch.slice(0, half)), mean(byPitch.slice(half))],
    [mean(points.slice(0, half)), mean(points.slice(half))],
  ];
}

function twoMeans(
  points: readonly Float64Array[],
  first: Float64Array,
  second: Float64Array,
): { groups: Uint8Array; scatter: number } | null {
  let [a, b] = [first, second];
  let groups = new Uint8Array(points.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    groups = Uint8Array.from(points, (p) => +(squaredDistance(p, a) >= squaredDistance(p, b)));
    if (!groups.includes(0) || !groups.includes(1)) return null;
    a = mean(points.filter((_, i) => groups[i] === 0));
    b = mean(points.filter((_, i) => groups[i] === 1));
  }
  let scatter = 0;
  for (const [i, p] of points.entries()) scatter += squaredDistance(p, groups[i] === 0 ? a : b);
  return { groups, scatter };
}

function meanTimbre(cells: readonly VoiceCell[]): Float64Array {
  return mean(cells.map((cell) => scaleTimbre(cell.timbre)));
}

function medianPitch(cells: readonly VoiceCell[]): number | null {
  const pitches = cells.flatMap(({ pitch }) => (pitch === null ? [] : [pitch]));
  return pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? null;
}

function mean(points: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(points[0]?.length ?? 0);
  for (const point of points) {
    for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! + point[i]! / points.length;
  }
  return sum;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
