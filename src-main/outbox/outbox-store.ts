import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxEntry } from '../contract/outbox.ts';
import { readJson, SET_ASIDE, writeJson } from '../library/json-file.ts';
import { mapMany } from '../library/many.ts';
import { outboxEntrySchema } from '../library/schemas.ts';

export interface OutboxListing {
  readonly entries: readonly OutboxEntry[];
  readonly setAside: readonly string[];
}

/** Clone requests on disk, a file each: `<id>.json`. */
export class OutboxStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(): Promise<OutboxListing> {
    await mkdir(this.#folder, { recursive: true });
    const present = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    const reads = await mapMany(present, (name) =>
      readJson(join(this.#folder, name), outboxEntrySchema),
    );
    const setAside = (await readdir(this.#folder)).filter((name) => name.includes(SET_ASIDE));
    return {
      entries: reads
        .flatMap((read) => (read.kind === 'read' ? [read.value] : []))
        .sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
      setAside: setAside.map((name) => join(this.#folder, name)),
    };
  }

  async write(entry: OutboxEntry): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeJson(this.#path(entry.id), entry);
  }

  has(id: string): Promise<boolean> {
    return access(this.#path(id)).then(
      () => true,
      () => false,
    );
  }

  /** Takes an entry out again that was written a moment ago. */
  remove(id: string): Promise<void> {
    return rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}
