/**
 * The order that people of a language expect names in: `take 9` before `take 10`.
 *
 * Comparing two names that way takes so long that to sort thousands is felt. The order of the names
 * it was told is therefore kept, and sorting by name then only compares numbers.
 */
export class NameOrder {
  readonly #compare: (a: string, b: string) => number;
  #names: string[] = [];
  readonly #known = new Set<string>();
  #ranks: ReadonlyMap<string, number> | null = null;

  constructor(language: string) {
    this.#compare = new Intl.Collator(language, { numeric: true }).compare;
  }

  learn(names: Iterable<string>): void {
    const fresh: string[] = [];
    for (const name of names) {
      if (this.#known.has(name)) continue;
      this.#known.add(name);
      fresh.push(name);
    }
    if (fresh.length === 0) return;
    fresh.sort(this.#compare);
    // The engine's sort finds the two that are in order already and only merges them.
    this.#names = [...this.#names, ...fresh].sort(this.#compare);
    this.#ranks = null;
  }

  /** A number for each known name: smaller where it comes before, the same where they count as one. */
  get ranks(): ReadonlyMap<string, number> {
    this.#ranks ??= this.#ranked();
    return this.#ranks;
  }

  sorted(names: Iterable<string>): string[] {
    return [...names].sort(this.#compare);
  }

  #ranked(): ReadonlyMap<string, number> {
    const ranks = new Map<string, number>();
    let before: string | undefined;
    let rank = 0;
    for (const name of this.#names) {
      if (before !== undefined && this.#compare(before, name) < 0) rank++;
      ranks.set(name, rank);
      before = name;
    }
    return ranks;
  }
}
