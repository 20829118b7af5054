import type { ItemState } from '../../src-main/contract/library.ts';
import { findRows, type LibraryRow, type SortKey, sortRows, tagsOf } from './library-query.ts';

/** How the library is looked at: what is searched for, filtered by and sorted by. */
export class LibraryView {
  readonly #all: () => readonly LibraryRow[];
  readonly #language: () => string;
  text = $state('');
  sort = $state<SortKey>('newest');
  state = $state<ItemState | null>(null);
  tag = $state<string | null>(null);
  readonly #sorted = $derived.by(() => sortRows(this.#all(), this.sort, this.#language()));
  readonly #rows = $derived.by(() => findRows(this.#sorted, this));
  readonly #tags = $derived.by(() => tagsOf(this.#all(), this.#language()));

  constructor(all: () => readonly LibraryRow[], language: () => string) {
    this.#all = all;
    this.#language = language;
  }

  get rows(): readonly LibraryRow[] {
    return this.#rows;
  }

  get tags(): readonly string[] {
    return this.#tags;
  }

  /** How many there are in all. */
  get total(): number {
    return this.#all().length;
  }

  get isNarrowed(): boolean {
    return this.text.trim() !== '' || this.state !== null || this.tag !== null;
  }

  showAll(): void {
    this.text = '';
    this.state = null;
    this.tag = null;
  }
}
