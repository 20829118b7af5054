import type { LibraryChange } from '../../src-main/contract/library.ts';
import type { Backend } from '../bridge.ts';
import { BatchState } from './batch.svelte.ts';
import { workingLane } from './batch-lane.ts';
import { sayBatchProblem } from './batch-problems.ts';
import { BatchSound } from './batch-sound.svelte.ts';
import type { WorkerFactories } from './recording.svelte.ts';
import type { ReopenedFiles } from './reopened-files.ts';

export interface BatchDeskPorts {
  readonly backend: Backend;
  readonly files: ReopenedFiles;
  readonly workers: WorkerFactories;
  readonly failed: (error: unknown) => void;
  readonly finished: (drafted: number, failed: number) => void;
}

/** More at once take memory and disk, and make none of them ready sooner. */
const MAX_LANES = 4;

/** The window's batch, with its ways to files, workers and the library. */
export class BatchDesk {
  readonly state: BatchState;
  readonly sound: BatchSound;
  readonly #backend: Backend;
  readonly #failed: (error: unknown) => void;

  constructor({ backend, files, workers, failed, finished }: BatchDeskPorts) {
    const reopen = (path: string) => files.reopen(path);
    this.#backend = backend;
    this.#failed = failed;
    this.state = new BatchState({
      lane: () => workingLane({ backend, workers, reopen }),
      lanes: Math.min(MAX_LANES, Math.max(1, navigator.hardwareConcurrency)),
      reopen,
      readWav: ({ id }) => backend.invoke('library.readWav', { sampleId: id }),
      keep: (batch) => backend.invoke('batch.save', { batch }),
      say: (error) => (messages) => sayBatchProblem(messages, error),
      finished,
      now: () => performance.now(),
    });
    this.sound = new BatchSound({ wavOf: (item) => this.state.wavOf(item), failed });
  }

  /** Follows what is done with its drafts elsewhere, and offers what an earlier run left over. */
  async start(): Promise<void> {
    this.#backend.on('library.changed', (change) => {
      this.#follow(change).catch(this.#failed);
    });
    this.state.offer(await this.#backend.invoke('batch.load'));
  }

  add(files: readonly File[]): void {
    this.state.add(
      files.map((file) => ({
        name: file.name,
        path: this.#backend.pathOf(file),
        bytes: file.size,
        file,
      })),
    );
  }

  async #follow({ items = [], removed = [] }: LibraryChange): Promise<void> {
    for (const id of removed) this.state.removed(id);
    for (const { id, date, name } of items) {
      const known = this.state.draft(id);
      if (known && (date > known.updatedAt || name !== known.name)) {
        this.state.changed(await this.#backend.invoke('draft.get', { draftId: id }));
      }
    }
  }
}
