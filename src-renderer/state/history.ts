/** A value and what led to it. */
export interface Step<T, N extends string> {
  readonly name: N;
  readonly value: T;
}

/** More than anybody goes back; a step is small. */
const MAX_STEPS = 500;
/** Steps of one kind that follow each other this quickly are one: a drag, a held arrow key. */
const MERGE_MILLISECONDS = 1200;

/**
 * What can be undone and redone, as one immutable value per step.
 *
 * Steps with the same merge key that come in quick succession become one, so that undo goes back over
 * a whole drag and not over each of its pixels.
 */
export class History<T, N extends string> {
  readonly #now: () => number;
  #past: readonly T[] = [];
  #names: readonly N[] = [];
  #present: T;
  #future: readonly Step<T, N>[] = [];
  #mergeKey: string | null = null;
  #mergeUntil = 0;

  /** @param now milliseconds */
  constructor(value: T, now: () => number) {
    this.#present = value;
    this.#now = now;
  }

  get present(): T {
    return this.#present;
  }

  /** What undo would take back, or null. */
  get undoName(): N | null {
    return this.#names.at(-1) ?? null;
  }

  /** What redo would do again, or null. */
  get redoName(): N | null {
    return this.#future.at(-1)?.name ?? null;
  }

  /** @param mergeKey the same for steps that may be one; null for a step that stands alone */
  push(name: N, value: T, mergeKey: string | null = null): void {
    const merges =
      mergeKey !== null && mergeKey === this.#mergeKey && this.#now() < this.#mergeUntil;
    if (!merges) {
      this.#past = [...this.#past, this.#present].slice(-MAX_STEPS);
      this.#names = [...this.#names, name].slice(-MAX_STEPS);
    }
    this.#present = value;
    this.#future = [];
    this.#mergeKey = mergeKey;
    this.#mergeUntil = this.#now() + MERGE_MILLISECONDS;
  }

  /** Changes the newest state without a step of its own: nobody did this. */
  amend(value: T): void {
    this.#present = value;
  }

  /** False when there is nothing to undo. */
  undo(): boolean {
    const [value, name] = [this.#past.at(-1), this.#names.at(-1)];
    if (value === undefined || name === undefined) return false;
    this.#future = [...this.#future, { name, value: this.#present }];
    this.#past = this.#past.slice(0, -1);
    this.#names = this.#names.slice(0, -1);
    this.#present = value;
    this.#mergeKey = null;
    return true;
  }

  /** False when there is nothing to redo. */
  redo(): boolean {
    const step = this.#future.at(-1);
    if (!step) return false;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.#present];
    this.#names = [...this.#names, step.name];
    this.#present = step.value;
    this.#mergeKey = null;
    return true;
  }
}
