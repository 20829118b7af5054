import { rm } from 'node:fs/promises';
import type { UnfinishedBatch } from '../contract/batch.ts';
import { readJson, writeJson } from './json-file.ts';
import { unfinishedBatchSchema } from './schemas.ts';

/** The list of what a batch has still to do. It names files; what was done already is in the drafts. */
export class BatchStore {
  readonly #path: string;
  /** The newest list is what stays. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Null when nothing was left over; a damaged list is set aside and says nothing. */
  async load(): Promise<UnfinishedBatch | null> {
    const read = await readJson(this.#path, unfinishedBatchSchema);
    return read.kind === 'read' ? read.value : null;
  }

  /** @throws FailureError `disk-full` or `disk-denied` */
  save(batch: UnfinishedBatch | null): Promise<void> {
    const change = this.#changes.then(() =>
      batch === null ? rm(this.#path, { force: true }) : writeJson(this.#path, batch),
    );
    this.#changes = change.catch(() => undefined);
    return change;
  }
}
