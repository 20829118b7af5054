import type { BatchWishes, UnfinishedBatch } from '../../src-main/contract/batch.ts';
import type { BatchItem } from './batch-item.svelte.ts';

/** What a batch has still to do, kept for the next start, beside what an earlier run left over. */
export class UnfinishedBatchState {
  readonly #save: (batch: UnfinishedBatch | null) => Promise<void>;
  #earlier = $state.raw<UnfinishedBatch | null>(null);
  /** What is kept before the list of the earlier run is read would take its place. */
  #isKnown = false;

  constructor(save: (batch: UnfinishedBatch | null) => Promise<void>) {
    this.#save = save;
  }

  /** What the earlier run did not come to, until a person decides about it. */
  get earlier(): UnfinishedBatch | null {
    return this.#earlier;
  }

  offer(earlier: UnfinishedBatch | null): void {
    this.#earlier = earlier;
    this.#isKnown = true;
  }

  /** A person decided about it. */
  decide(): UnfinishedBatch | null {
    const earlier = this.#earlier;
    this.#earlier = null;
    return earlier;
  }

  /** Not being able to keep the list costs no draft: those are kept by themselves. */
  keep(items: readonly BatchItem[], current: BatchWishes): void {
    if (!this.#isKnown) return;
    const left = items.flatMap(({ id, name, path, bytes, isLeft }) =>
      isLeft && path !== null ? [{ id, name, path, bytes }] : [],
    );
    const named = new Set(left.map(({ path }) => path));
    const before = this.#earlier?.files.filter(({ path }) => !named.has(path)) ?? [];
    const files = [...before, ...left];
    const wishes = left.length > 0 ? current : this.#earlier?.wishes;
    const batch = files.length > 0 && wishes ? { schema: 1 as const, files, wishes } : null;
    void this.#save(batch).catch(() => undefined);
  }
}
