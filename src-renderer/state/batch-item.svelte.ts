import type { Draft } from '../../src-main/contract/draft.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { PrepareStep } from './prepare-recording.ts';

type Say = (messages: Messages) => Said;

export type BatchItemState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly step: PrepareStep }
  /** `problem`: why saving it failed, if that was tried. */
  | { readonly kind: 'drafted'; readonly draft: Draft; readonly problem: Say | null }
  | { readonly kind: 'saving'; readonly draft: Draft }
  | { readonly kind: 'saved'; readonly sample: Sample }
  /** `again`: whether it may come out differently when it is tried again. */
  | { readonly kind: 'failed'; readonly said: Say; readonly again: boolean };

export type BatchItemKind = BatchItemState['kind'];

/** Where a recording is that waits: in the page, or to be asked for by its path. */
export interface BatchFile {
  readonly name: string;
  readonly path: string | null;
  readonly bytes: number;
  readonly file: File | null;
}

/** One recording of a batch. Its progress changes often, its state five times at most. */
export class BatchItem {
  /** Also its draft's: made again, it takes the place of the one before. */
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
  readonly bytes: number;
  file: File | null;
  state = $state.raw<BatchItemState>({ kind: 'waiting' });
  /** Of the work on it, 0 to 1. */
  progress = $state(0);

  constructor({ name, path, bytes, file }: BatchFile, id: string) {
    this.id = id;
    this.name = name;
    this.path = path;
    this.bytes = bytes;
    this.file = file;
  }

  get kind(): BatchItemKind {
    return this.state.kind;
  }

  /** Whether there is still a draft to be made of it. */
  get isLeft(): boolean {
    return this.kind === 'waiting' || this.kind === 'working';
  }

  /** How much of making its draft is done, 0 to 1. */
  get share(): number {
    if (this.kind === 'waiting') return 0;
    return this.kind === 'working' ? this.progress : 1;
  }

  /** What was made of it: its draft, or the sample that its draft became. */
  get made(): Draft | Sample | null {
    if (this.state.kind === 'saved') return this.state.sample;
    return this.state.kind === 'drafted' || this.state.kind === 'saving' ? this.state.draft : null;
  }
}
