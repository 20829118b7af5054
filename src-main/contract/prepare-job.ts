import type { Failure } from './failure.ts';
import type { Measurements } from './measurements.ts';
import type { Passage } from './passage.ts';
import type { Recipe, TreatmentKind } from './recipe.ts';
import type { SourceRecording } from './sample.ts';
import type { Verdict } from './verdict.ts';

/** Which part of a recording is wanted: named, or the best one of about a length in seconds. */
export type Wanted =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'best'; readonly seconds: number };

/** Which treatments: those that the verdict asks for, or the ones that were named. */
export type Cleaning = 'auto' | readonly TreatmentKind[];

/** One recording to make a sample of, without a window. The file itself comes through an input. */
export interface PrepareJob {
  readonly wanted: Wanted;
  /** One of the file's audio tracks, 0 is the first; null the main one. */
  readonly track: number | null;
  readonly cleaning: Cleaning;
}

/** What of a recording could not be read. What was read is good. */
export interface Damage {
  /** Why it ends before its own end, in words for logs, or null. */
  readonly endedEarly: string | null;
  /** Where something was passed over; there is silence instead. */
  readonly places: number;
}

/** What a job found and did, in the units that the field names and types state. */
export interface PrepareReport {
  readonly source: Omit<SourceRecording, 'path'>;
  /** How many the file has; `source.track` says which one was taken. */
  readonly audioTracks: number;
  readonly damage: Damage;
  readonly passages: readonly Passage[];
  readonly recipe: Recipe;
  readonly before: { readonly measurements: Measurements; readonly verdict: Verdict };
  readonly after: { readonly measurements: Measurements; readonly verdict: Verdict };
}

/** Why a job ended without a sample; `words` are the sentences that the window would show, `detail` is for logs. */
export type PrepareProblem =
  | { readonly kind: 'unreadable'; readonly words: string; readonly detail: string }
  | { readonly kind: 'nothing-to-select'; readonly words: string }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly words: string };

export type PrepareOutcome =
  | {
      readonly ok: true;
      readonly wav: Uint8Array;
      readonly report: PrepareReport;
      /** Sentences about the recording that whoever asked should read. */
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly problem: PrepareProblem };
