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
interface Contrast {
  /** Cells of the smaller group. */
  readonly smaller: number;
  /** Distance of timbre, in deviations of one voice's second. */
  readonly timbre: number;
  /** Semitones between the medians of pitch; 0 where a group has hardly any. */
  readonly pitch: number;
  /** That distance in deviations of its estimate, from how much the pitch varies within the groups. */
  readonly pitchCertainty: number;
  /** Changes between the groups, where 1 is as many as a coin would make. */
  readonly changes: number;
}

/** Fewer seconds of speech say nothing. */
const MIN_CELLS = 5;
/** Tuned on recordings; see docs/decisions/0008. Three seconds of a voice to suspect, four to be sure. */
const SUSPECTED_SMALLER = 3;
const SURE_SMALLER = 4;
/** As no single voice's halves differ; but another microphone's do. */
const TIMBRE_APART = 4.6;
const TIMBRE_WITH_PITCH = 1.5;
/** Semitones, and how surely: a voice that reads is at most 4.3 deviations away from itself. */
const PITCH_APART = { semitones: 3, certainty: 5 };
const PITCH_FAR_APART = { semitones: 4, certainty: 5.5 };
const PITCH_WITH_TIMBRE = { semitones: 3, certainty: 3 };
/** Semitones that a second's pitch is uncertain by, whatever the others of its group say. */
const PITCH_NOISE = 0.7;
const MIN_PITCHES = 3;
/** People take turns; one voice's louder and softer seconds alternate as a coin falls. */
const TURNS = 0.7;
/** Share of voiced moments in which a second pitch sounds: no single clean voice has more than 0.02. */
const SOUND_TOGETHER = 0.035;
const ROUNDS = 20;

/**
 * Counts the voices, carefully: another microphone or room changes the timbre as another person does,
 * so nothing is called two voices unless the pitch differs as well.
 *
 * @param together share of voiced moments with a second pitch, null where it is not known
 */
export function countVoices(
  cells: readonly VoiceCell[],
  together: number | null = null,
): VoiceCount {
  const nobody = new Uint8Array(cells.length);
  if (cells.length < MIN_CELLS) return { voices: 'unknown', groups: nobody };
  const groups = split(cells);
  const turns = groups ? judge(contrastOf(cells, groups)) : 'one';
  if (groups && turns !== 'one') return { voices: turns, groups };
  const overlap = (together ?? 0) > SOUND_TOGETHER;
  return { voices: overlap ? 'overlap-suspected' : 'one', groups: nobody };
}

function judge(contrast: Contrast): Voices {
  const { smaller, timbre, pitch, pitchCertainty, changes } = contrast;
  if (smaller < SUSPECTED_SMALLER) return 'one';
  const apart = (limit: { semitones: number; certainty: number }) =>
    pitch >= limit.semitones && pitchCertainty >= limit.certainty;
  const byPitch = apart(PITCH_FAR_APART) && timbre >= TIMBRE_WITH_PITCH;
  const byBoth = apart(PITCH_WITH_TIMBRE) && timbre >= TIMBRE_APART;
  if (smaller >= SURE_SMALLER && (byPitch || byBoth)) return 'two';
  const byTimbre = timbre >= TIMBRE_APART && changes <= TURNS;
  const suspected = byTimbre || (apart(PITCH_APART) && timbre >= TIMBRE_WITH_PITCH);
  return suspected ? 'overlap-suspected' : 'one';
}

function contrastOf(cells: readonly VoiceCell[], groups: Uint8Array): Contrast {
  const zeros = cells.filter((_, i) => groups[i] === 0);
  const ones = cells.filter((_, i) => groups[i] === 1);
  const coin = (2 * zeros.length * ones.length) / cells.length;
  return {
    smaller: Math.min(zeros.length, ones.length),
    timbre: Math.sqrt(squaredDistance(meanTimbre(zeros), meanTimbre(ones))),
    ...pitchContrast(pitchesOf(zeros), pitchesOf(ones)),
    changes: groups.filter((group, i) => i > 0 && group !== groups[i - 1]).length / coin,
  };
}

/** By medians and their deviations, so that a second an octave off does not count. */
function pitchContrast(
  low: readonly number[],
  high: readonly number[],
): Pick<Contrast, 'pitch' | 'pitchCertainty'> {
  if (low.length < MIN_PITCHES || high.length < MIN_PITCHES) return { pitch: 0, pitchCertainty: 0 };
  const pitch = Math.abs(median(low) - median(high));
  const count = low.length + high.length;
  const variance = (low.length * deviation(low) ** 2 + high.length * deviation(high) ** 2) / count;
  const scatter = Math.sqrt(variance) + PITCH_NOISE;
  return {
    pitch,
    pitchCertainty: (pitch / scatter) * Math.sqrt((low.length * high.length) / count),
  };
}

/** Median distance from the median, as a standard deviation. */
function deviation(values: readonly number[]): number {
  const middle = median(values);
  return 1.48 * median(values.map((value) => Math.abs(value - middle)));
}

/**
 * The best of a few two-means clusterings, or null when everything sounds the same. Each cell counts
 * with its neighbours: what one second happens to say evens out, and who speaks goes on for longer.
 */
function split(cells: readonly VoiceCell[]): Uint8Array | null {
  const pitches = pitchesOf(cells);
  const usual = pitches.length > 0 ? median(pitches) : 0;
  const single = cells.map((cell) => {
    return new Float64Array([...scaleTimbre(cell.timbre), cell.pitch ?? usual]);
  });
  const points = single.map((_, i) => mean(single.slice(Math.max(0, i - 1), i + 2)));
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

function pitchesOf(cells: readonly VoiceCell[]): number[] {
  return cells.flatMap(({ pitch }) => (pitch === null ? [] : [pitch]));
}

/** The upper one of two middle values. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
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
