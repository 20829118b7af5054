import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxEntry } from '../contract/outbox.ts';
import { readIndexed } from '../library/indexed-files.ts';
import { readJson, SET_ASIDE, writeJson } from '../library/json-file.ts';
import { outboxEntrySchema } from '../library/schemas.ts';

const INDEX = '.index';

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

  /** All requests, the oldest first. What cannot be read is set aside and named. */
  async list(): Promise<OutboxListing> {
    await mkdir(this.#folder, { recursive: true });
    const pathOf = (name: string) => join(this.#folder, name);
    const entries = await readIndexed({
      names: (await readdir(this.#folder)).filter((name) => name.endsWith('.json')),
      pathOf,
      read: async (name) => {
        const read = await readJson(pathOf(name), outboxEntrySchema);
        return read.kind === 'read' ? read.value : null;
      },
      indexPath: join(this.#folder, INDEX),
      schema: outboxEntrySchema,
    });
    const setAside = (await readdir(this.#folder)).filter((name) => name.includes(SET_ASIDE));
    return {
      // ISO 8601 sorts as text.
      entries: [...entries.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
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
