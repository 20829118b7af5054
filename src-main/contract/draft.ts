import type { Passage } from './passage.ts';
import type { Recipe } from './recipe.ts';
import type { Labels, SourceRecording } from './sample.ts';
import type { Verdict } from './verdict.ts';

/**
 * A recording that is being worked on. It is kept after every edit, so that closing, a crash or a power
 * cut costs nothing; saving it as a sample ends it.
 */
export interface Draft extends Labels {
  readonly schema: 1;
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly source: SourceRecording;
  /** In the order in which they are joined. */
  readonly passages: readonly Passage[];
  readonly recipe: Recipe;
  /** Of the newest edit, or null until it has been measured. */
  readonly verdict: Verdict | null;
  /** What of the recording is kept beside the draft, in order; empty when nothing is yet. */
  readonly excerpt: readonly Passage[];
}

/** What the editor hands over to be kept; the main process adds when, and what excerpt there is. */
export type DraftContent = Omit<Draft, 'schema' | 'createdAt' | 'updatedAt' | 'excerpt'>;
