import type { Clock } from './clock.ts';

/**
 * Hands out turns so that no sliding window holds more than `limit` of them, in the order asked.
 *
 * The window is longer than the service's second: requests that leave a second apart can arrive
 * closer together.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #windowMilliseconds: number;
  readonly #turns: number[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(clock: Clock, limit: number, windowMilliseconds = 1_100) {
    this.#clock = clock;
    this.#limit = limit;
    this.#windowMilliseconds = windowMilliseconds;
  }

  /** Resolves when it is the caller's turn. An abort gives the place in the queue up. */
  take(signal?: AbortSignal): Promise<void> {
    const turn = this.#queue.then(() => this.#nextTurn(signal));
    // A caller that gave up must not hold up the ones behind it.
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #nextTurn(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const oldest = this.#turns[0];
    if (this.#turns.length === this.#limit && oldest !== undefined) {
      const wait = oldest + this.#windowMilliseconds - this.#clock.now();
      if (wait > 0) await this.#clock.wait(wait, signal);
      this.#turns.shift();
    }
    this.#turns.push(this.#clock.now());
  }
}
