import type { Backend } from '../bridge.ts';
import { InTurn } from '../workers/in-turn.ts';

/** Files that are asked for by path; the main process puts them into the page's file input. */
export class ReopenedFiles {
  readonly #backend: Backend;
  /** The input holds one file at a time. */
  readonly #asked = new InTurn();
  #waiting: { readonly path: string; readonly resolve: (file: File) => void } | null = null;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The file at a path, or null when there is none any more. */
  reopen(path: string): Promise<File | null> {
    return this.#asked.run(() => this.#ask(path));
  }

  /** Takes a file that arrived in the input. False when nobody here had asked for it. */
  receive(file: File): boolean {
    const waiting = this.#waiting;
    if (!waiting || this.#backend.pathOf(file) !== waiting.path) return false;
    this.#waiting = null;
    waiting.resolve(file);
    return true;
  }

  async #ask(path: string): Promise<File | null> {
    const arrived = new Promise<File>((resolve) => {
      this.#waiting = { path, resolve };
    });
    if (await this.#backend.invoke('recording.reopen', { path })) return arrived;
    this.#waiting = null;
    return null;
  }
}
