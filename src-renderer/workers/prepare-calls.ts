import type { Rendered, RenderingOptions } from '../engine/rendering.ts';

export type { Rendered, RenderingOptions };

/** What the engine worker can do: one sample at a time; `begin` drops an unfinished one. */
export interface PrepareCalls {
  begin: { args: RenderingOptions; progress: never; result: null };
  push: { args: readonly Float32Array<ArrayBuffer>[]; progress: never; result: null };
  /** Ends a passage: what is pushed from here on belongs to the next one. */
  next: { args: null; progress: never; result: null };
  /** Reports 0 to 1. */
  finish: { args: null; progress: number; result: Rendered };
}
