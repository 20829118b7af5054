/** Which rows of a list are chosen together, by pointer or keys, the way file managers do it. */
export class RowChoice {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Where a stretch begins that is chosen with Shift. */
  #anchor: string | null = null;

  /** None while nothing but the row that is shown is chosen. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Only this row: choosing several begins with it. */
  only(id: string): void {
    this.#anchor = id;
    this.clear();
  }

  /** Adds one more row, or takes it out again. */
  toggle(id: string): void {
    const ids = new Set(this.#ids);
    if (ids.size === 0 && this.#anchor !== null) ids.add(this.#anchor);
    if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    this.#ids = ids;
  }

  /**
   * Chooses the stretch from where choosing began to this row.
   *
   * @param order all rows' ids, from top to bottom
   */
  extendTo(id: string, order: readonly string[]): void {
    const from = Math.max(0, order.indexOf(this.#anchor ?? id));
    const to = order.indexOf(id);
    this.#ids = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  all(order: readonly string[]): void {
    this.#ids = new Set(order);
  }

  clear(): void {
    if (this.#ids.size > 0) this.#ids = new Set();
  }
}
