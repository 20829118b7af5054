import type { WorkerFailure } from './failure.ts';

/** One call of a worker's contract; `progress` is `never` for a call that reports none. */
export interface Call {
  readonly args: unknown;
  readonly progress: unknown;
  readonly result: unknown;
}

/** A worker's contract: an interface of `name: { args; progress; result }`. */
export type Calls<C> = { readonly [N in keyof C]: Call };

export type CallName<C> = keyof C & string;

/** What the page sends. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** What the worker sends: any number of progress reports, then one of the others. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: WorkerFailure };
