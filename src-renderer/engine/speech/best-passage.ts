import { type Edges, edgesOf, type PassageBand, Tally } from './passage-score.ts';
import { type PassageMaterial, type Unit, unitsOf } from './passage-units.ts';
import { SPEECH_RATE } from './rate.ts';
import type { Stretch } from './segments.ts';

/** The lengths the verdict calls allowed and good. */
export const PASSAGE_BAND: PassageBand = { min: 10, max: 180, bestMin: 20, bestMax: 60 };

/** A band for a passage of about a length: a fifth more or less ends in a pause as a rule. */
export function bandAround(seconds: number): PassageBand {
  const { min, max } = PASSAGE_BAND;
  const within = (value: number) => Math.min(max, Math.max(min, value));
  return {
    min,
    max: within(seconds * 1.2),
    bestMin: within(seconds * 0.8),
    bestMax: within(seconds),
  };
}

/** Speech so short that no passage is worth proposing. */
const MIN_SPEECH_SECONDS = 3;
/** A longer pause ends an island of speech, where joining may leave it out. */
const ISLAND_PAUSE = 1;
const MAX_JOINED = 8;
/** Joining costs: every joint is one more place where a sentence may break off. */
const JOINT_PENALTY = 0.1;

export type BestPassage =
  | {
      readonly kind: 'found';
      /** One, or a few in order that are to be joined because no single one is good enough. */
      readonly passages: readonly Stretch[];
      readonly seconds: number;
      readonly speechSeconds: number;
      readonly snrDb: number | null;
    }
  | {
      readonly kind: 'none';
      /** `too-short`: the recording itself; `too-little-speech`: there is some. */
      readonly reason: 'too-short' | 'no-speech' | 'too-little-speech';
    };

/** A single passage with less speech or more silence than this is joined, where joining helps. */
const SPEECH_REACHED = 8;
const SILENCE_REACHED = 0.4;

interface Candidate {
  readonly passages: readonly Stretch[];
  readonly tally: Tally;
  readonly penalty: number;
  /** Whether there is no need to join. */
  readonly reaches: boolean;
}

/**
 * The passage with the best verdict to expect, of all that begin and end in a pause.
 *
 * Every pair of pauses in the band is compared, so the answer is the best one there is; of equal ones the
 * earliest. Stays inside the recording and the band.
 */
export function bestPassage(
  material: PassageMaterial,
  band: PassageBand = PASSAGE_BAND,
): BestPassage {
  const total = material.features.frames / SPEECH_RATE;
  if (total < band.min) return { kind: 'none', reason: 'too-short' };
  const units = unitsOf(material);
  const speech = units.reduce((seconds, { start, end }) => seconds + end - start, 0);
  if (speech === 0) return { kind: 'none', reason: 'no-speech' };
  if (speech < MIN_SPEECH_SECONDS) return { kind: 'none', reason: 'too-little-speech' };
  const single = bestSingle(units, band) ?? widened(units, band, total);
  const joined = single?.reaches ? null : bestJoined(units, band);
  const best = joined && (!single || joined.penalty < single.penalty) ? joined : single;
  if (!best) return { kind: 'none', reason: 'too-little-speech' };
  return {
    kind: 'found',
    passages: best.passages,
    seconds: best.passages.reduce((seconds, { start, end }) => seconds + end - start, 0),
    speechSeconds: best.tally.speechSeconds,
    snrDb: best.tally.snrDb,
  };
}

function bestSingle(units: readonly Unit[], band: PassageBand): Candidate | null {
  let best = { first: 0, last: 0, penalty: Number.POSITIVE_INFINITY };
  for (let first = 0; first < units.length; first += 1) {
    const tally = new Tally();
    for (let last = first; last < units.length; last += 1) {
      tally.add(units[last]!, last > first ? units[last - 1]! : null);
      const edges = edgesOf(units[first]!.quietBefore, units[last]!.quietAfter);
      const seconds = tally.seconds(edges);
      if (seconds > band.max) break;
      if (seconds < band.min || tally.speechSeconds < MIN_SPEECH_SECONDS) continue;
      const penalty = tally.penalty(band, edges);
      if (penalty < best.penalty) best = { first, last, penalty };
    }
  }
  if (best.penalty === Number.POSITIVE_INFINITY) return null;
  const chosen = units.slice(best.first, best.last + 1);
  const [first, last] = [chosen[0]!, chosen.at(-1)!];
  const edges = edgesOf(first.quietBefore, last.quietAfter);
  return candidate(chosen, { start: first.from, end: last.to }, edges, band);
}

function candidate(
  units: readonly Unit[],
  passage: Stretch,
  edges: Edges,
  band: PassageBand,
): Candidate {
  const tally = new Tally();
  for (const [i, unit] of units.entries()) tally.add(unit, units[i - 1] ?? null);
  const enough = tally.speechSeconds >= SPEECH_REACHED;
  const reaches = enough && tally.silenceShare(edges) <= SILENCE_REACHED;
  return { passages: [passage], tally, penalty: tally.penalty(band, edges), reaches };
}

/** All speech is so close together that the shortest passage must take in silence around it. */
function widened(units: readonly Unit[], band: PassageBand, total: number): Candidate | null {
  const [first, last] = [units[0]!, units.at(-1)!];
  const missing = band.min - (last.end - first.start);
  if (missing < 0) return null;
  const start = Math.min(Math.max(0, first.start - missing / 2), total - band.min);
  const passage = { start, end: start + band.min };
  const edges = edgesOf(first.start - passage.start, passage.end - last.end);
  return candidate(units, passage, edges, band);
}

/** Islands of speech without the long pauses between: the best ones until the length is good. */
function bestJoined(units: readonly Unit[], band: PassageBand): Candidate | null {
  const islands = islandsOf(units, band);
  if (islands.length < 2) return null;
  const free = { ...band, bestMin: 0 };
  const rated = islands.map((island) => ({
    island,
    penalty: joinedTally([island]).penalty(free) + 1 / secondsOf(island),
  }));
  rated.sort((a, b) => a.penalty - b.penalty);
  let best: Candidate | null = null;
  const chosen: Unit[][] = [];
  for (const { island } of rated.slice(0, MAX_JOINED)) {
    chosen.push(island);
    const ordered = [...chosen].sort((a, b) => a[0]!.start - b[0]!.start);
    const tally = joinedTally(ordered);
    if (tally.seconds() > band.max) break;
    const enough = tally.seconds() >= band.min && tally.speechSeconds >= MIN_SPEECH_SECONDS;
    if (!enough || ordered.length < 2) continue;
    const penalty = tally.penalty(band) + JOINT_PENALTY * ordered.length;
    const passages = ordered.map((part) => ({ start: part[0]!.from, end: part.at(-1)!.to }));
    if (!best || penalty < best.penalty) best = { passages, tally, penalty, reaches: true };
  }
  return best;
}

function islandsOf(units: readonly Unit[], band: PassageBand): Unit[][] {
  const islands: Unit[][] = [];
  for (const unit of units) {
    const island = islands.at(-1);
    const previous = island?.at(-1);
    const near = previous && unit.start - previous.end <= ISLAND_PAUSE;
    if (island && near && unit.to - island[0]!.from <= band.bestMin) island.push(unit);
    else islands.push([unit]);
  }
  return islands;
}

function secondsOf(island: readonly Unit[]): number {
  return island.at(-1)!.to - island[0]!.from;
}

function joinedTally(islands: readonly (readonly Unit[])[]): Tally {
  const tally = new Tally();
  for (const island of islands) {
    for (const [i, unit] of island.entries()) tally.add(unit, island[i - 1] ?? null);
    tally.close(edgesOf(island[0]!.quietBefore, island.at(-1)!.quietAfter));
  }
  return tally;
}
