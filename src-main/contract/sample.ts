import type { Clone } from './clone.ts';
import type { Measurements } from './measurements.ts';
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
