import type { ItemState } from '../../src-main/contract/library.ts';
import {
  findRows,
  type LibraryRow,
  newestFirst,
  type SortKey,
  sortRows,
  tagsOf,
} from './library-query.ts';
import { NameOrder } from './name-order.ts';
import { searchText } from './search-text.ts';

/** How many rows are made ready at once: well under a frame's work. */
const STEP_ROWS = 250;

/** How the library is looked at: what is searched for, filtered by and sorted by. */
export class LibraryView {
  readonly #all: () => readonly LibraryRow[];
  readonly #language: () => string;
  text = $state('');
  sort = $state<SortKey>('newest');
  state = $state<ItemState | null>(null);
  tag = $state<string | null>(null);
  readonly #names = $derived.by(() => new NameOrder(this.#language()));
  readonly #newest = $derived.by(() => newestFirst(this.#all()));
  readonly #sorted = $derived.by(() => sortRows(this.#newest, this.sort, this.#names));
  readonly #rows = $derived.by(() => findRows(this.#sorted, this));
  readonly #tags = $derived.by(() => tagsOf(this.#all(), this.#names));

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

  /**
   * Makes ready in small steps what the first search, the first sorting by name and the menu with all
   * tags need; without it they work just as well, but are felt where there are thousands.
   */
  makeReady(): Iterator<void> {
    return this.#readying(this.#newest, this.#names);
  }

  showAll(): void {
    this.text = '';
    this.state = null;
    this.tag = null;
  }

  *#readying(rows: readonly LibraryRow[], names: NameOrder): Generator<void> {
    for (let start = 0; start < rows.length; start += STEP_ROWS) {
      const step = rows.slice(start, start + STEP_ROWS);
      names.learn(step.map(({ item }) => item.name));
      for (const { item } of step) searchText(item);
      yield;
    }
    void names.ranks;
    yield;
    void this.#tags;
  }
}
