import { SPEECH_RATE } from './rate.ts';
import { BLOCK } from './silero.ts';

/** A stretch of a recording in seconds; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface SegmentRules {
  /** Speech begins with a block at least this likely … */
  readonly begin: number;
  /** … and goes on while blocks are at least this likely, so that it does not flicker. */
  readonly goOn: number;
  /** Seconds; shorter speech is a click or a cough. */
  readonly minSpeech: number;
  /** Seconds; a shorter gap belongs to the words around it. */
  readonly minPause: number;
  /** Seconds added on both sides: soft beginnings and endings are less likely than what they belong to. */
  readonly padding: number;
}

/** Thresholds are those of Silero's own examples. */
export const SEGMENT_RULES: SegmentRules = {
  begin: 0.5,
  goOn: 0.35,
  minSpeech: 0.25,
  minPause: 0.16,
  padding: 0.032,
};

/**
 * Where somebody speaks, from the probability of each block; in order, with pauses between them.
 *
 * @param frames samples of the recording at 16 kHz: no segment ends after them
 */
export function segmentsOf(
  probabilities: ArrayLike<number>,
  frames: number,
  rules: SegmentRules = SEGMENT_RULES,
): Stretch[] {
  const minPause = rules.minPause * SPEECH_RATE;
  const minSpeech = rules.minSpeech * SPEECH_RATE;
  const joined: { start: number; end: number }[] = [];
  for (const run of runsOf(probabilities, frames, rules)) {
    const last = joined.at(-1);
    if (last && run.start - last.end < minPause) last.end = run.end;
    else joined.push(run);
  }
  const kept = joined.filter(({ start, end }) => end - start >= minSpeech);
  const padding = Math.round(rules.padding * SPEECH_RATE);
  return kept.map(({ start, end }, i) => {
    const before = kept[i - 1]?.end ?? Number.NEGATIVE_INFINITY;
    const after = kept[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const early = Math.max(0, start - Math.min(padding, Math.floor((start - before) / 4)));
    const late = Math.min(frames, end + Math.min(padding, Math.floor((after - end) / 4)));
    return { start: early / SPEECH_RATE, end: late / SPEECH_RATE };
  });
}

/** In samples, before anything is joined or dropped. */
function* runsOf(
  probabilities: ArrayLike<number>,
  frames: number,
  { begin, goOn }: SegmentRules,
): Generator<{ start: number; end: number }> {
  let start = -1;
  for (let i = 0; i < probabilities.length; i += 1) {
    const probability = probabilities[i]!;
    if (start < 0 && probability >= begin) start = i * BLOCK;
    if (start >= 0 && probability < goOn) {
      yield { start, end: i * BLOCK };
      start = -1;
    }
  }
  if (start >= 0 && start < frames) yield { start, end: frames };
}
