import type { PreparationOptions } from '../engine/preparation.ts';

export type { PreparationOptions };

/** A sample, ready to be stored. */
export interface PreparedSample {
  /** A whole 16-bit mono WAV file. */
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly frames: number;
}

/** What the engine worker can do: one preparation at a time; `begin` drops an unfinished one. */
export interface PrepareCalls {
  begin: { args: PreparationOptions; progress: never; result: null };
  push: { args: readonly Float32Array<ArrayBuffer>[]; progress: never; result: null };
  finish: { args: null; progress: never; result: PreparedSample };
}
