/** Shorter work is over before anybody looks at a taskbar. */
const LONG_MILLISECONDS = 2_000;

/** Shows on the taskbar how far work is, once it has taken a while. */
export class LongWork {
  readonly #show: (fraction: number | null) => void;
  readonly #now: () => number;
  #startedAt: number | null = null;
  #shown: number | null = null;

  /**
   * @param show is called with 0 to 1, in steps of a hundredth, and with null when the work is over
   * @param now milliseconds
   */
  constructor(show: (fraction: number | null) => void, now: () => number) {
    this.#show = show;
    this.#now = now;
  }

  /** How far it is, 0 to 1; null when there is no work. */
  report(fraction: number | null): void {
    this.#startedAt = fraction === null ? null : (this.#startedAt ?? this.#now());
    const isLong = this.#startedAt !== null && this.#now() - this.#startedAt >= LONG_MILLISECONDS;
    const shown = fraction === null || !isLong ? null : Math.floor(fraction * 100) / 100;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#show(shown);
  }
}
