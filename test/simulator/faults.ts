/**
 * Where a connection breaks: before anything was done, after the voice was made but before a byte of
 * the answer, or in the middle of the answer. To a client the last two are "sent, outcome unknown".
 */
export type DropMoment = 'before-answer' | 'after-executing' | 'mid-answer';

export type Fault =
  /** A refusal in place of the execution; a request that breaks a rule still gets its own error. */
  | { readonly kind: 'fail'; readonly code: string; readonly message: string }
  | { readonly kind: 'drop'; readonly when: DropMoment }
  /** Executes at once and answers late, as a real server does when a client stops waiting. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** A gateway's page instead of an answer; nothing is executed. */
  | { readonly kind: 'http-status'; readonly status: number }
  /** A captive portal's page with status 200; nothing is executed. */
  | { readonly kind: 'not-json' };

/** Scripted faults, first in, first out: each one meets exactly one request. */
export class Faults {
  #queue: Fault[] = [];

  add(fault: Fault): void {
    this.#queue.push(fault);
  }

  take(): Fault | null {
    return this.#queue.shift() ?? null;
  }

  clear(): void {
    this.#queue = [];
  }
}
