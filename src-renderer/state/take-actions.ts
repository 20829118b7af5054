import { FailureError } from '../../src-main/contract/failure.ts';
import type { Take } from '../../src-main/contract/take.ts';
import type { TakesState } from './takes.svelte.ts';

/** Runs something and shows what goes wrong. */
type Attempt = (work: () => Promise<void>) => Promise<void>;

/** What a person can do with a take that was recovered. */
export class TakeActions {
  readonly #takes: TakesState;
  readonly #attempt: Attempt;

  constructor(takes: TakesState, attempt: Attempt) {
    this.#takes = takes;
    this.#attempt = attempt;
  }

  open(take: Take): Promise<void> {
    return this.#attempt(async () => {
      if (!(await this.#takes.open(take))) throw new FailureError({ code: 'take-missing' });
    });
  }

  delete(take: Take): Promise<void> {
    return this.#attempt(() => this.#takes.delete(take));
  }

  bringBack(): Promise<void> {
    return this.#attempt(() => this.#takes.bringBack());
  }
}
