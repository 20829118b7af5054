import { fixAll } from '../../src-main/contract/judge.ts';
import {
  DEFAULT_TREATMENTS,
  type Recipe,
  type Treatment,
  type TreatmentKind,
} from '../../src-main/contract/recipe.ts';
import type { Finding, Verdict } from '../../src-main/contract/verdict.ts';
import type { EditorState } from './editor.svelte.ts';
import type { TreatmentSwitches } from './treatment-switches.ts';

/** The treatments as switches, each with at most one amount. */
export class CleanupState implements TreatmentSwitches {
  readonly #editor: EditorState;
  readonly #verdict: () => Verdict | null;

  /** @param verdict of the newest edit; null until it is judged */
  constructor(editor: EditorState, verdict: () => Verdict | null) {
    this.#editor = editor;
    this.#verdict = verdict;
  }

  get recipe(): Recipe {
    return this.#editor.recipe;
  }

  treatment(kind: TreatmentKind): Treatment | null {
    return this.recipe.find((treatment) => treatment.kind === kind) ?? null;
  }

  switch(kind: TreatmentKind, on: boolean): void {
    const others = this.recipe.filter((treatment) => treatment.kind !== kind);
    this.#editor.treat('treatment', on ? [...others, DEFAULT_TREATMENTS[kind]] : others);
  }

  /** Changes the amount of a treatment that is on. */
  change(treatment: Treatment): void {
    const recipe = this.recipe.map((each) => (each.kind === treatment.kind ? treatment : each));
    this.#editor.treat('amount', recipe, treatment.kind);
  }

  /** Switches on what the verdict asks for; what a person switched on stays as it is. */
  fixAll(): void {
    const verdict = this.#verdict();
    if (verdict) this.#add('fix-all', fixAll(verdict));
  }

  fix(finding: Finding): void {
    if (finding.fix?.kind !== 'treat') return;
    this.#add(
      'fix',
      finding.fix.treatments.map((kind) => DEFAULT_TREATMENTS[kind]),
    );
  }

  /** Whether a finding's treatment could still do something: one that is on has done what it can. */
  canFix({ fix }: Finding): boolean {
    return fix?.kind === 'treat' && fix.treatments.some((kind) => !this.treatment(kind));
  }

  #add(step: 'fix' | 'fix-all', treatments: Recipe): void {
    const missing = treatments.filter(({ kind }) => this.treatment(kind) === null);
    if (missing.length > 0) this.#editor.treat(step, [...this.recipe, ...missing]);
  }
}
