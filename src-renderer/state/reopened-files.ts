import type { Backend } from '../bridge.ts';

/** Files that are asked for by path; the main process puts them into the page's file input. */
export class ReopenedFiles {
  readonly #backend: Backend;
  readonly #waiting = new Map<string, (file: File) => void>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The file at a path, or null when there is none any more. */
  async reopen(path: string): Promise<File | null> {
    const arrived = new Promise<File>((resolve) => {
      this.#waiting.set(path, resolve);
    });
    if (await this.#backend.invoke('recording.reopen', { path })) return arrived;
    this.#waiting.delete(path);
    return null;
  }

  /** Takes a file that arrived in the input. False when nobody here had asked for it. */
  receive(file: File): boolean {
    const path = this.#backend.pathOf(file);
    const resolve = path === null ? undefined : this.#waiting.get(path);
    if (path === null || !resolve) return false;
    this.#waiting.delete(path);
    resolve(file);
    return true;
  }
}
