import type { BatchItemKind } from '../state/batch-item.svelte.ts';
import type { PrepareStep } from '../state/prepare-recording.ts';
import type { Said } from './messages.ts';

export type BatchColumn = 'name' | 'source' | 'passage' | 'length' | 'verdict' | 'state';

/** How many recordings of a batch are where. */
export type BatchTally = Readonly<Record<BatchItemKind, number>>;

/** The words of making samples of many recordings. */
export interface BatchMessages {
  readonly title: string;
  readonly recordings: (count: number) => string;
  readonly explain: string;
  readonly tally: (tally: BatchTally) => string;
  readonly progress: (percent: number) => string;
  readonly secondsLeft: (seconds: number) => string;
  readonly pause: string;
  readonly proceed: string;
  readonly paused: string;
  readonly addFiles: string;
  readonly addFolder: string;
  readonly clear: string;
  readonly back: string;
  readonly wishes: string;
  readonly wishesHint: string;
  readonly cleaning: string;
  readonly cleaningAuto: string;
  readonly cleaningSame: string;
  readonly length: string;
  readonly lengthOf: (seconds: number) => string;
  readonly columns: Readonly<Record<BatchColumn, string>>;
  readonly actions: string;
  readonly steps: Readonly<Record<PrepareStep, string>>;
  readonly states: Readonly<Record<Exclude<BatchItemKind, 'working'>, string>>;
  readonly more: (count: number) => string;
  readonly listen: (name: string) => string;
  readonly stop: (name: string) => string;
  readonly openInEditor: (name: string) => string;
  readonly save: (name: string) => string;
  readonly retry: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly saveReady: (count: number) => string;
  readonly saveAll: (count: number, toLookAt: number) => string;
  readonly keys: string;
  readonly empty: Said;
  readonly emptyFolder: Said;
  readonly fileGone: Said;
  readonly draftGone: Said;
  readonly unfinished: (count: number) => string;
  readonly unfinishedHint: string;
  readonly continue: string;
  readonly discard: string;
  readonly running: (done: number, count: number) => string;
  readonly finished: (drafted: number, failed: number) => string;
  readonly show: string;
}
