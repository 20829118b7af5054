import type { Clock } from './clock.ts';

/** The service's second, and what a timer may be early by. */
const HOLD_MILLISECONDS = 1_010;

/**
 * Lets requests go so that no second of the service's own sees more than `limit` of them arrive, in
 * the order asked.
 *
 * When a request leaves says little about when it arrives: after a stall of the machine or the
 * network several arrive at once. Its answer is the first proof that it has arrived, so that it
 * holds one of `limit` turns until a second after that. All that can arrive within one second then
 * hold a turn at the same time. See `docs/decisions/0012-a-turn-until-after-the-answer.md`.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limit: number;
  /** Those that left and have no answer yet; each settles with its end, whatever that is. */
  readonly #underWay = new Set<Promise<void>>();
  /** When those that ended give their turns back, the earliest first. */
  readonly #held: number[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /**
   * Sends a request when it is its turn.
   *
   * @param request settles when its answer is here, or when none will come any more
   */
  async run<T>(request: () => Promise<T>): Promise<T> {
    let end = () => {};
    const underWay = new Promise<void>((resolve) => {
      end = resolve;
    });
    const turn = this.#queue.then(() => this.#leave(underWay));
    this.#queue = turn;
    await turn;
    try {
      return await request();
    } finally {
      this.#underWay.delete(underWay);
      this.#held.push(this.#clock.now() + HOLD_MILLISECONDS);
      end();
    }
  }

  /** Waits until a turn is free and takes it. */
  async #leave(underWay: Promise<void>): Promise<void> {
    while (this.#underWay.size + this.#held.length >= this.#limit) {
      const [earliest] = this.#held;
      if (earliest === undefined) await Promise.race(this.#underWay);
      else await this.#waitUntil(earliest);
    }
    this.#underWay.add(underWay);
  }

  /** Never longer than a turn is held: this computer's clock may have been set back meanwhile. */
  async #waitUntil(time: number): Promise<void> {
    const wait = Math.min(time - this.#clock.now(), HOLD_MILLISECONDS);
    if (wait > 0) await this.#clock.wait(wait);
    this.#held.shift();
  }
}
