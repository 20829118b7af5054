/** Pieces of work that may not overlap: each begins when the one asked for before it has ended. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** How the one before ends is its own caller's affair. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result;
    return result;
  }
}
