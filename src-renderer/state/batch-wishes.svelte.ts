import type { BatchWishes } from '../../src-main/contract/batch.ts';
import {
  DEFAULT_TREATMENTS,
  inWorkingOrder,
  type Recipe,
  type Treatment,
  type TreatmentKind,
} from '../../src-main/contract/recipe.ts';
import type { TreatmentSwitches } from './treatment-switches.ts';

/** The lengths to choose from, in seconds: all well inside what the service takes. */
export const LENGTH_WISHES = [20, 30, 60] as const;

const FIRST_WISHES: BatchWishes = { cleaning: 'auto', seconds: 30 };

/** How the recordings of a batch are treated from here on; drafts that were made stay as they are. */
export class BatchWishesState implements TreatmentSwitches {
  readonly #changed: () => void;
  #current = $state.raw<BatchWishes>(FIRST_WISHES);
  /** What is switched on for all, also while each is treated as it needs. */
  #recipe = $state.raw<Recipe>([]);

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get current(): BatchWishes {
    return this.#current;
  }

  restore(wishes: BatchWishes): void {
    this.#current = wishes;
    if (wishes.cleaning !== 'auto') this.#recipe = wishes.cleaning;
  }

  setSeconds(seconds: number): void {
    this.#set({ ...this.#current, seconds });
  }

  /** Whether each is treated as its verdict asks, or all in the same way. */
  setCleaning(kind: 'auto' | 'same'): void {
    this.#set({ ...this.#current, cleaning: kind === 'auto' ? 'auto' : this.#recipe });
  }

  treatment(kind: TreatmentKind): Treatment | null {
    return this.#recipe.find((treatment) => treatment.kind === kind) ?? null;
  }

  switch(kind: TreatmentKind, on: boolean): void {
    const others = this.#recipe.filter((treatment) => treatment.kind !== kind);
    const recipe = on ? [...others, DEFAULT_TREATMENTS[kind]] : others;
    this.#treat(inWorkingOrder(recipe));
  }

  change(treatment: Treatment): void {
    this.#treat(this.#recipe.map((each) => (each.kind === treatment.kind ? treatment : each)));
  }

  #treat(recipe: Recipe): void {
    this.#recipe = recipe;
    this.#set({ ...this.#current, cleaning: recipe });
  }

  #set(wishes: BatchWishes): void {
    this.#current = wishes;
    this.#changed();
  }
}
