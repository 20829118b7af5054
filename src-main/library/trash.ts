import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFailure, errorCode } from './durable-file.ts';

const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

interface Thrown {
  readonly name: string;
  readonly id: string;
  readonly at: number;
}

/**
 * Folders that were thrown away, each named by the time and its id. It lies beside what it takes, so
 * that throwing away and restoring are one rename each.
 */
export class Trash {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes a folder. False when there is none. */
  async take(id: string, path: string): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    return this.#move(path, join(this.#folder, `${Date.now()}-${id}`));
  }

  /** Puts back what was thrown away last under that id. False when there is nothing. */
  async restore(id: string, path: string): Promise<boolean> {
    const thrown = (await this.#thrown()).filter((each) => each.id === id);
    const newest = thrown.sort((a, b) => a.at - b.at).at(-1);
    return newest ? this.#move(join(this.#folder, newest.name), path) : false;
  }

  async holds(id: string): Promise<boolean> {
    return (await this.#thrown()).some((each) => each.id === id);
  }

  /** Removes for good what was thrown away more than 30 days before `now`. */
  async purge(now: number): Promise<void> {
    for (const { name, at } of await this.#thrown()) {
      if (now - at <= KEPT_MILLISECONDS) continue;
      await rm(join(this.#folder, name), { recursive: true, force: true });
    }
  }

  async #thrown(): Promise<Thrown[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return names.flatMap((name) => {
      const [, at, id] = /^(\d+)-(.+)$/.exec(name) ?? [];
      return id === undefined ? [] : [{ name, id, at: Number(at) }];
    });
  }

  async #move(from: string, to: string): Promise<boolean> {
    try {
      await rename(from, to);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw diskFailure(error, from);
    }
  }
}
