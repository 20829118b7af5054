import { fixAll, judge } from '../../src-main/contract/judge.ts';
import type { Measurements } from '../../src-main/contract/measurements.ts';
import {
  DEFAULT_TREATMENTS,
  type Recipe,
  TREATMENT_ORDER,
  type Treatment,
  type TreatmentKind,
} from '../../src-main/contract/recipe.ts';
import type { Finding, Verdict } from '../../src-main/contract/verdict.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { sayError } from './say-error.ts';

/** Edits come in bursts, such as a dragged handle; measuring waits until they rest. */
const REST_MILLISECONDS = 250;

export type AssessmentPhase =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'judged'; readonly measurements: Measurements; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly said: (messages: Messages) => Said };

/** Renders the selection with a recipe and measures the result. */
export type Assess = (recipe: Recipe, signal: AbortSignal) => Promise<Measurements>;

/** The recipe and what the selection is worth with it. The newest edit wins. */
export class AssessmentState {
  readonly #assess: Assess;
  #recipe = $state.raw<Recipe>([]);
  #phase = $state.raw<AssessmentPhase>({ kind: 'measuring' });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();

  constructor(assess: Assess) {
    this.#assess = assess;
  }

  get recipe(): Recipe {
    return this.#recipe;
  }

  get phase(): AssessmentPhase {
    return this.#phase;
  }

  /** Measures again, soon: the selection or its sound changed. */
  refresh(): void {
    this.dispose();
    this.#phase = { kind: 'measuring' };
    this.#timer = setTimeout(() => void this.#run(), REST_MILLISECONDS);
  }

  treatment(kind: TreatmentKind): Treatment | null {
    return this.#recipe.find((treatment) => treatment.kind === kind) ?? null;
  }

  switch(kind: TreatmentKind, on: boolean): void {
    const others = this.#recipe.filter((treatment) => treatment.kind !== kind);
    this.#use(on ? [...others, DEFAULT_TREATMENTS[kind]] : others);
  }

  /** Changes the amount of a treatment that is on. */
  change(treatment: Treatment): void {
    this.#use(this.#recipe.map((each) => (each.kind === treatment.kind ? treatment : each)));
  }

  /** Switches on what the verdict asks for; what a person switched on stays as it is. */
  fixAll(): void {
    if (this.#phase.kind === 'judged') this.#add(fixAll(this.#phase.verdict));
  }

  fix(finding: Finding): void {
    if (finding.fix?.kind !== 'treat') return;
    this.#add(finding.fix.treatments.map((kind) => DEFAULT_TREATMENTS[kind]));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  #add(treatments: Recipe): void {
    const missing = treatments.filter(({ kind }) => this.treatment(kind) === null);
    if (missing.length > 0) this.#use([...this.#recipe, ...missing]);
  }

  #use(recipe: Recipe): void {
    this.#recipe = TREATMENT_ORDER.flatMap((kind) => recipe.filter((each) => each.kind === kind));
    this.refresh();
  }

  async #run(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const measurements = await this.#assess(this.#recipe, abort.signal);
      if (abort.signal.aborted) return;
      this.#phase = { kind: 'judged', measurements, verdict: judge(measurements) };
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#phase = { kind: 'failed', said: (messages) => sayError(messages, error) };
    }
  }
}
