import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError } from '../contract/failure.ts';
import type { LibraryChange, LibraryItem } from '../contract/library.ts';
import { diskFailure, errorCode } from './durable-file.ts';
import { type IndexEntry, readIndex, stampOf, writeIndex } from './item-index.ts';
import { type JsonRead, readJson, SET_ASIDE, writeJson } from './json-file.ts';
import { mapMany } from './many.ts';
import { idSchema } from './schemas.ts';
import { Trash } from './trash.ts';

const INDEX = '.index';
const TRASH = '.trash';

/** What is kept in the folders: samples or drafts. */
export interface FolderKind<T> {
  /** The name of the file that describes each. */
  readonly description: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly item: (value: T) => LibraryItem;
  readonly missing: Failure;
}

export interface ItemListing {
  readonly items: readonly LibraryItem[];
  readonly setAside: readonly string[];
}

/** Folders that hold one described thing each; every change that reached the disk is announced. */
export class ItemFolders<T extends { readonly id: string }> {
  readonly folder: string;
  readonly #kind: FolderKind<T>;
  readonly #changed: (change: LibraryChange) => void;
  readonly #trash: Trash;
  /** Changes happen one after the other, so that the newest is what stays. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(folder: string, kind: FolderKind<T>, changed: (change: LibraryChange) => void) {
    this.folder = folder;
    this.#kind = kind;
    this.#changed = changed;
    this.#trash = new Trash(join(folder, TRASH));
  }

  path(id: string, file: string): string {
    return join(this.folder, id, file);
  }

  /**
   * What a list shows of all of them. Only descriptions that changed since the last time are read;
   * what cannot be read is set aside and named.
   */
  async list(): Promise<ItemListing> {
    await mkdir(this.folder, { recursive: true });
    const ids = (await readdir(this.folder)).filter((name) => v.is(idSchema, name));
    const known = await readIndex(join(this.folder, INDEX));
    const entries = new Map<string, IndexEntry>();
    const setAside: string[] = [];
    await mapMany(ids, async (id) => {
      const entry = await this.#entry(id, known.get(id));
      if (entry) entries.set(id, entry);
      else setAside.push(...(await this.#damaged(id)));
    });
    const isKnown = [...entries].every(([id, entry]) => known.get(id) === entry);
    if (!isKnown || known.size !== entries.size) {
      await writeIndex(join(this.folder, INDEX), entries);
    }
    return { items: Array.from(entries.values(), ({ item }) => item), setAside };
  }

  read(id: string): Promise<JsonRead<T>> {
    return readJson(this.path(id, this.#kind.description), this.#kind.schema);
  }

  /** @throws FailureError `sample-missing` or `draft-missing` */
  async get(id: string): Promise<T> {
    const read = await this.read(id);
    if (read.kind !== 'read') throw new FailureError(this.#kind.missing);
    return read.value;
  }

  /** Writes a description into its folder, which need not be there yet. Call it from `change`. */
  async write(value: T): Promise<T> {
    try {
      await mkdir(join(this.folder, value.id), { recursive: true });
    } catch (error) {
      throw diskFailure(error, this.folder);
    }
    await writeJson(this.path(value.id, this.#kind.description), value);
    return this.announce(value);
  }

  announce(value: T): T {
    this.#changed({ items: [this.#kind.item(value)] });
    return value;
  }

  change<R>(work: () => Promise<R>): Promise<R> {
    const change = this.#changes.then(work);
    this.#changes = change.catch(() => undefined);
    return change;
  }

  /** Removes a folder for good; one that is not there is no error. */
  erase(id: string): Promise<void> {
    return this.change(async () => {
      await rm(join(this.folder, id), { recursive: true, force: true });
      this.#changed({ removed: [id] });
    });
  }

  /** Moves a folder to the trash. @throws FailureError when there is none, or it cannot be moved */
  discard(id: string): Promise<void> {
    return this.change(async () => {
      const taken = await this.#trash.take(id, join(this.folder, id));
      if (!taken) throw new FailureError(this.#kind.missing);
      this.#changed({ removed: [id] });
    });
  }

  /**
   * Brings a folder back from the trash, unless it was made anew since: then the newer one stays.
   *
   * @throws FailureError when it is not there any more
   */
  restore(id: string): Promise<T> {
    return this.change(async () => {
      if (await this.#isThere(id)) return this.get(id);
      const restored = await this.#trash.restore(id, join(this.folder, id));
      if (!restored) throw new FailureError(this.#kind.missing);
      return this.announce(await this.get(id));
    });
  }

  /** Whether an id is taken, be it by something in the trash, which may come back. */
  async isTaken(id: string): Promise<boolean> {
    return (await this.#isThere(id)) || this.#trash.holds(id);
  }

  purgeTrash(now: number): Promise<void> {
    return this.#trash.purge(now);
  }

  #isThere(id: string): Promise<boolean> {
    return access(join(this.folder, id)).then(
      () => true,
      () => false,
    );
  }

  /** From the index where the file is still the same; null where there is nothing to read. */
  async #entry(id: string, known: IndexEntry | undefined): Promise<IndexEntry | null> {
    const stamp = await stampOf(this.path(id, this.#kind.description));
    if (stamp === null) return null;
    if (known?.stamp === stamp) return known;
    const read = await this.read(id);
    return read.kind === 'read' ? { stamp, item: this.#kind.item(read.value) } : null;
  }

  /** Descriptions that were set aside, now or in an earlier run: said until a person acts. */
  async #damaged(id: string): Promise<string[]> {
    const files = await readdir(join(this.folder, id)).catch((error: unknown) => {
      // Thrown away while the list was being made.
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return files.filter((name) => name.includes(SET_ASIDE)).map((name) => this.path(id, name));
  }
}
