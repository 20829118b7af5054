import type { Clock } from '../../src-main/cloud/clock.ts';

/** Time that passes only when somebody waits: a wait moves it on at once. */
export class FakeClock implements Clock {
  #now: number;
  readonly waits: number[] = [];

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
  }
}
