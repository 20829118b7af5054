import type { SpeechAnalysis } from '../engine/speech/analysis.ts';
import type { Stretch } from '../engine/speech/segments.ts';

export type { SpeechAnalysis, Stretch };

/** What the speech worker can do: one analysis at a time; `begin` drops an unfinished one. */
export interface SpeechCalls {
  /** @param args hertz of what will be pushed */
  begin: { args: number; progress: never; result: null };
  push: { args: readonly Float32Array<ArrayBuffer>[]; progress: never; result: null };
  /** @param args places that the best passage should avoid */
  finish: { args: readonly Stretch[]; progress: never; result: SpeechAnalysis };
}
