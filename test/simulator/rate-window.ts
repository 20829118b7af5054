/**
 * Counts the requests of the last second, refused ones too.
 *
 * The real service's window is unpublished. A window that slides is the strictest reading: whoever
 * stays within it stays within any counter that starts anew each second.
 */
export class RateWindow {
  readonly limit: number;
  readonly #milliseconds: number;
  #times: number[] = [];

  constructor(limit: number, milliseconds: number) {
    this.limit = limit;
    this.#milliseconds = milliseconds;
  }

  /** Notes a request and returns how many the window now holds. */
  note(now: number): number {
    // A time ahead of now is left over from before a test set the clock back.
    this.#times = this.#times.filter((time) => time <= now && now - time < this.#milliseconds);
    this.#times.push(now);
    return this.#times.length;
  }
}
