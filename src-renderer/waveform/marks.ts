import type { Passage } from '../../src-main/contract/passage.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { Viewport } from './viewport.ts';

/** What is wrong with a spot. */
export type MarkKind = 'clipping' | 'noisy' | 'hum';

/** A noisy spot also says by how many decibels speech stands over the background, at its worst. */
type NoisySpot = Passage & { readonly snrDb: number };

/** Spots that are marked on the waveform, in seconds of the recording, in order. */
export interface WaveformMarks {
  readonly clipping: Passages;
  readonly noisy: readonly NoisySpot[];
  readonly hum: Passages;
}

export const NO_MARKS: WaveformMarks = { clipping: [], noisy: [], hum: [] };
const MARK_KINDS: readonly MarkKind[] = ['clipping', 'noisy', 'hum'];

/** Spots of one kind that are too close to be told apart, as one mark in the view. */
export interface Mark {
  readonly kind: MarkKind;
  /** The lane's row: each kind that occurs has its own. */
  readonly row: number;
  /** Seconds of the recording, from the first spot to the last. */
  readonly start: number;
  readonly end: number;
  readonly spots: number;
  /** Of the worst of noisy spots; null of all other kinds. */
  readonly snrDb: number | null;
  /** Pixels from the view's left edge; what lies beyond the edges is cut off. */
  readonly left: number;
  readonly width: number;
}

/** The waveform that marks lie on, in pixels. */
export interface MarkSurface {
  readonly width: number;
  /** Closer than this, two symbols would cover each other. */
  readonly symbol: number;
}

/** Lays out the marks of a view. */
export function layoutMarks(marks: WaveformMarks, view: Viewport, surface: MarkSurface): Mark[] {
  const kinds = MARK_KINDS.filter((kind) => marks[kind].length > 0);
  return kinds.flatMap((kind, row) => layoutKind(marks[kind], { kind, row }, view, surface));
}

function layoutKind(
  spots: readonly (Passage | NoisySpot)[],
  { kind, row }: Pick<Mark, 'kind' | 'row'>,
  view: Viewport,
  { width, symbol }: MarkSurface,
): Mark[] {
  const perSecond = width / view.length;
  const laid: Mark[] = [];
  for (const spot of spots) {
    const { start, end } = spot;
    const snrDb = 'snrDb' in spot ? spot.snrDb : null;
    if (end < view.start) continue;
    if (start > view.start + view.length) break;
    const left = Math.max(0, (start - view.start) * perSecond);
    const right = Math.min(width, (end - view.start) * perSecond);
    const last = laid.at(-1);
    if (last && left < last.left + Math.max(symbol, last.width)) {
      laid[laid.length - 1] = {
        ...last,
        end: Math.max(last.end, end),
        spots: last.spots + 1,
        snrDb: last.snrDb === null || snrDb === null ? null : Math.min(last.snrDb, snrDb),
        width: Math.max(last.width, right - last.left),
      };
    } else {
      laid.push({ kind, row, start, end, spots: 1, snrDb, left, width: right - left });
    }
  }
  return laid;
}
