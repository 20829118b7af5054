import type { Clone } from './clone.ts';
import type { Draft } from './draft.ts';
import type { Measurements } from './measurements.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Passage } from './passage.ts';
import type { Recipe } from './recipe.ts';
import type { Verdict } from './verdict.ts';

/** The recording a sample was cut from, as it was when it was opened. */
export interface SourceRecording {
  readonly name: string;
  /** Absolute path, or null when the recording came without one (the bundled sample). */
  readonly path: string | null;
  readonly bytes: number;
  readonly seconds: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly container: string;
  readonly codec: string;
  /** Tells this recording from a changed one under the same path; null when it could not be made. */
  readonly fingerprint: string | null;
  /** Which of its audio tracks; 0 is the first. */
  readonly track: number;
}

/** The file that was written, as it was read back. */
export interface SampleWav {
  readonly sha256: string;
  readonly bytes: number;
  /** Sample frames at 16 kHz. */
  readonly frames: number;
}

/** What a person adds to a sample or a draft so as to find it, and to clone it well. */
export interface Labels {
  readonly name: string;
  /** What is said in it; empty when nobody wrote it down. */
  readonly transcript: string;
  /** The transcript's language, as `LANGUAGES` names it; empty when it is not known. */
  readonly language: string;
  readonly tags: readonly string[];
}

export interface Sample extends Labels {
  readonly schema: 2;
  readonly id: string;
  readonly createdAt: string;
  readonly wav: SampleWav;
  readonly source: SourceRecording;
  /** In the order in which they are joined. */
  readonly passages: readonly Passage[];
  readonly recipe: Recipe;
  /** What of the recording is kept beside the sample, in order; empty when nothing is. */
  readonly excerpt: readonly Passage[];
  /** As they were when it was saved. */
  readonly measurements: Measurements;
  readonly verdict: Verdict;
  readonly clones: readonly Clone[];
}

/** What the editor hands over to be saved, beside the WAV's bytes. */
export type NewSample = Omit<Sample, 'schema' | 'id' | 'createdAt' | 'wav' | 'excerpt' | 'clones'>;

export interface Library {
  /** Newest first. */
  readonly samples: readonly Sample[];
  /** Newest first. */
  readonly drafts: readonly Draft[];
  readonly outbox: readonly OutboxEntry[];
  /** Files that could not be read and were set aside, never overwritten. */
  readonly setAside: readonly string[];
}

export type SampleState = 'ready' | 'waiting' | 'sending' | 'cloned' | 'failed' | 'uncertain';

/** What a sample's newest clone request, or its clones, say about it. */
export function sampleState(sample: Sample, outbox: readonly OutboxEntry[]): SampleState {
  const newest = outbox
    .filter((entry) => entry.request.sampleId === sample.id)
    .reduce<OutboxEntry | null>((a, b) => (a && a.createdAt > b.createdAt ? a : b), null);
  switch (newest?.state.kind) {
    case 'waiting':
    case 'sending':
    case 'uncertain':
    case 'cloned':
      return newest.state.kind;
    case 'refused':
    case 'unreachable':
      return sample.clones.length > 0 ? 'cloned' : 'failed';
    case undefined:
      return sample.clones.length > 0 ? 'cloned' : 'ready';
  }
}
