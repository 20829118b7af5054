import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, writeDurably } from './durable-file.ts';

const EXTENSION = '.peaks';
/** Waveforms of some fifty recordings of three hours. */
const MAX_BYTES = 200_000_000;

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/**
 * Waveforms on disk, so that a recording opens at once the second time. They can all be computed
 * again: the page checks what it gets, and nobody is told of a file that is missing or damaged.
 */
export class PeakStore {
  readonly #folder: string;
  readonly #maxBytes: number;
  /** Evictions happen one after the other. */
  #saves: Promise<unknown> = Promise.resolve();

  constructor(folder: string, maxBytes = MAX_BYTES) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
  }

  /** The bytes as they were saved, or null. Whatever cannot be read was not saved. */
  async load(fingerprint: string): Promise<Uint8Array | null> {
    const path = this.#path(fingerprint);
    try {
      const bytes = await readFile(path);
      const now = new Date();
      // When it was last used: access times are switched off on many disks.
      await utimes(path, now, now).catch(() => undefined);
      return bytes;
    } catch {
      return null;
    }
  }

  /**
   * Keeps a waveform and makes room for it among those that were not used for longest.
   *
   * @throws FailureError `disk-full` or `disk-denied`
   */
  save(fingerprint: string, bytes: Uint8Array): Promise<void> {
    const save = this.#saves.then(async () => {
      await mkdir(this.#folder, { recursive: true });
      await writeDurably(this.#path(fingerprint), bytes);
      await this.#evict(this.#path(fingerprint));
    });
    this.#saves = save.catch(() => undefined);
    return save;
  }

  async #evict(justSaved: string): Promise<void> {
    const entries = (await this.#entries()).sort((a, b) => a.usedAt - b.usedAt);
    let total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, bytes } of entries) {
      if (total <= this.#maxBytes) return;
      if (path === justSaved) continue;
      await rm(path, { force: true });
      total -= bytes;
    }
  }

  async #entries(): Promise<Entry[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(EXTENSION));
    const entries = names.map(async (name) => {
      const path = join(this.#folder, name);
      try {
        const { size, mtimeMs } = await stat(path);
        return [{ path, bytes: size, usedAt: mtimeMs }];
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    });
    return (await Promise.all(entries)).flat();
  }

  #path(fingerprint: string): string {
    return join(this.#folder, `${fingerprint}${EXTENSION}`);
  }
}
