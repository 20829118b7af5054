import type { SpeechAnalysis } from '../engine/speech/analysis.ts';
import type { PassageBand } from '../engine/speech/passage-score.ts';

export type { SpeechAnalysis };

/** What the speech worker can do: one analysis at a time; `begin` drops an unfinished one. */
export interface SpeechCalls {
  /** @param args hertz of what will be pushed */
  begin: { args: number; progress: never; result: null };
  push: { args: readonly Float32Array<ArrayBuffer>[]; progress: never; result: null };
  finish: { args: PassageBand; progress: never; result: SpeechAnalysis };
}
