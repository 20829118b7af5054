import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError } from '../contract/failure.ts';
import type { LibraryChange, LibraryItem } from '../contract/library.ts';
import { diskFailure, errorCode } from './durable-file.ts';
import { readIndexed } from './indexed-files.ts';
import { type JsonRead, readJson, SET_ASIDE, writeJson } from './json-file.ts';
import { mapMany } from './many.ts';
import { idSchema, libraryItemSchema } from './schemas.ts';
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

/** What was found on disk, and kept up to date since. */
interface Listed {
  readonly items: Map<string, LibraryItem>;
  readonly setAside: readonly string[];
}

/** Folders that hold one described thing each; every change that reached the disk is announced. */
export class ItemFolders<T extends { readonly id: string }> {
  readonly folder: string;
  readonly #kind: FolderKind<T>;
  readonly #changed: (change: LibraryChange) => void;
  readonly #trash: Trash;
  #listing: Promise<Listed> | null = null;
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
   * What a list shows of all of them. Only descriptions that changed since the last run are read;
   * what cannot be read is set aside and named. Once listed, they are followed in memory.
   */
  async list(): Promise<ItemListing> {
    this.#listing ??= this.#readAll();
    try {
      const { items, setAside } = await this.#listing;
      return { items: [...items.values()], setAside };
    } catch (error) {
      this.#listing = null;
      throw error;
    }
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
    const item = this.#kind.item(value);
    void this.#follow((items) => items.set(item.id, item));
    this.#changed({ items: [item] });
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
      this.#announceGone(id);
    });
  }

  /** Moves a folder to the trash. @throws FailureError when there is none, or it cannot be moved */
  discard(id: string): Promise<void> {
    return this.change(async () => {
      const taken = await this.#trash.take(id, join(this.folder, id));
      if (!taken) throw new FailureError(this.#kind.missing);
      this.#announceGone(id);
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

  #announceGone(id: string): void {
    void this.#follow((items) => items.delete(id));
    this.#changed({ removed: [id] });
  }

  #isThere(id: string): Promise<boolean> {
    return access(join(this.folder, id)).then(
      () => true,
      () => false,
    );
  }

  async #readAll(): Promise<Listed> {
    await mkdir(this.folder, { recursive: true });
    const ids = (await readdir(this.folder)).filter((name) => v.is(idSchema, name));
    const items = await readIndexed({
      names: ids,
      pathOf: (id) => this.path(id, this.#kind.description),
      read: async (id) => {
        const read = await this.read(id);
        return read.kind === 'read' ? this.#kind.item(read.value) : null;
      },
      indexPath: join(this.folder, INDEX),
      schema: libraryItemSchema,
    });
    const unread = ids.filter((id) => !items.has(id));
    return { items, setAside: (await mapMany(unread, (id) => this.#damaged(id))).flat() };
  }

  /** A change while the folders are being listed is told after what was listed. */
  async #follow(change: (items: Map<string, LibraryItem>) => void): Promise<void> {
    const listed = await this.#listing?.catch(() => null);
    if (listed) change(listed.items);
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
