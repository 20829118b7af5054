/**
 * The smallest change between neighbouring samples above a level that is known only later.
 *
 * Of all changes, those are kept that are smaller than every change at a higher level: a few dozen,
 * whatever the recording's length.
 */
export class SmallestStep {
  /** By rising level, and so by rising change. */
  readonly #kept: { readonly level: number; readonly change: number }[] = [];

  /** @param level of the lower sample of the two */
  add(level: number, change: number): void {
    const kept = this.#kept;
    let at = kept.length;
    while (at > 0 && kept[at - 1]!.level >= level) at--;
    const higher = kept[at];
    if (higher && higher.change <= change) return;
    // At the same level only the smaller one says something.
    const end = higher?.level === level ? at + 1 : at;
    let from = at;
    while (from > 0 && kept[from - 1]!.change >= change) from--;
    kept.splice(from, end - from, { level, change });
  }

  /** Changes at this level or lower will not be asked for. */
  forget(level: number): void {
    const keep = this.#kept.findIndex((step) => step.level > level);
    this.#kept.splice(0, keep < 0 ? this.#kept.length : keep);
  }

  /** Infinity when there was none. */
  above(level: number): number {
    return this.#kept.find((step) => step.level > level)?.change ?? Number.POSITIVE_INFINITY;
  }
}
