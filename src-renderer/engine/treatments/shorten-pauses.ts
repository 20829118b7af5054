import { crossFade, FADE_SECONDS, fadeIn, fadeOut } from './fades.ts';
import { type KeptStretch, TimeMap } from './time-map.ts';

/** Where somebody speaks, in seconds from the passage's start. */
export interface SpeechSpan {
  readonly start: number;
  readonly end: number;
}

/** What to shorten to. */
export interface PauseLimits {
  /** Longest pause between words, seconds. */
  readonly longest: number;
  /** Longest quiet stretch before the first and after the last word, seconds. */
  readonly edge: number;
}

/** Speech that starts softly, or the room's answer to it, lies here: never touched. */
export const GUARD_SECONDS = 0.06;
const CROSS_FADE_SECONDS = 0.04;
/** Guards on both sides and the cross-fade between them: no pause is made shorter. */
const SHORTEST_PAUSE_SECONDS = 2 * GUARD_SECONDS + CROSS_FADE_SECONDS;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * Shortens pauses that are longer than wished to that length, and quiet edges likewise.
 *
 * Each half of the pause next to a word stays as it was, with its breath and its reverberation; the
 * middle goes, and room tone cross-fades into room tone at equal power. Pauses that are short enough,
 * and a passage without speech, are not touched. No change comes nearer to speech than 60 ms.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param speech in any order; may overlap; clamped to the passage
 * @param limits raised to 0.16 s between words, and to 70 ms at the edges
 * @returns a new array, and the map from old to new times
 */
export function shortenPauses(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly SpeechSpan[],
  limits: PauseLimits,
): { readonly samples: Float32Array<ArrayBuffer>; readonly map: TimeMap } {
  const pieces = piecesToKeep(samples.length, sampleRate, speech, limits);
  const fade = Math.round(CROSS_FADE_SECONDS * sampleRate);
  const total = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  const shortened = new Float32Array(total - fade * (pieces.length - 1));
  const stretches: KeptStretch[] = [];
  let end = 0;
  for (const [i, piece] of pieces.entries()) {
    const overlap = i === 0 ? 0 : fade;
    const next = samples.subarray(piece.start, piece.end);
    crossFade(shortened, end, next, overlap);
    shortened.set(next.subarray(overlap), end);
    // The cut is in the middle of the cross-fade, for what comes and for what goes.
    const before = overlap >> 1;
    const after = i === pieces.length - 1 ? 0 : fade - (fade >> 1);
    stretches.push({
      source: (piece.start + before) / sampleRate,
      treated: (end - overlap + before) / sampleRate,
      seconds: (next.length - before - after) / sampleRate,
    });
    end += next.length - overlap;
  }
  // Only edges that are new, which lie outside the guard.
  const edgeFade = Math.round(FADE_SECONDS * sampleRate);
  if (pieces[0]!.start > 0) fadeIn(shortened, edgeFade);
  if (pieces.at(-1)!.end < samples.length) fadeOut(shortened, edgeFade);
  return { samples: shortened, map: new TimeMap(stretches) };
}

/** What stays: overlapping by a cross-fade's length in the result, not in the source. */
function piecesToKeep(
  frames: number,
  sampleRate: number,
  speech: readonly SpeechSpan[],
  limits: PauseLimits,
): Piece[] {
  const spans = mergedSpans(frames, sampleRate, speech);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return [{ start: 0, end: frames }];
  const edge = Math.round(Math.max(limits.edge, GUARD_SECONDS + FADE_SECONDS) * sampleRate);
  const longest = Math.round(Math.max(limits.longest, SHORTEST_PAUSE_SECONDS) * sampleRate);
  const fade = Math.round(CROSS_FADE_SECONDS * sampleRate);
  const pieces: Piece[] = [];
  let start = Math.max(0, first.start - edge);
  for (const [i, span] of spans.slice(1).entries()) {
    const pauseStart = spans[i]!.end;
    // A pause longer by less than the cross-fade is not worth a cut.
    if (span.start - pauseStart <= longest + fade) continue;
    const kept = longest + fade;
    pieces.push({ start, end: pauseStart + (kept >> 1) });
    start = span.start - (kept - (kept >> 1));
  }
  pieces.push({ start, end: Math.min(frames, last.end + edge) });
  return pieces;
}

/** In frames, in order, without overlaps. */
function mergedSpans(frames: number, sampleRate: number, speech: readonly SpeechSpan[]): Piece[] {
  const merged: Piece[] = [];
  for (const { start, end } of [...speech].sort((a, b) => a.start - b.start)) {
    const span = {
      start: Math.max(0, Math.round(start * sampleRate)),
      end: Math.min(frames, Math.round(end * sampleRate)),
    };
    if (span.end <= span.start) continue;
    const previous = merged.at(-1);
    if (previous === undefined || span.start > previous.end) merged.push(span);
    else merged[merged.length - 1] = { ...previous, end: Math.max(previous.end, span.end) };
  }
  return merged;
}
