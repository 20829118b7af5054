import type { TreatmentKind } from '../../src-main/contract/recipe.ts';
import type { CheckName, FindingGrade, Fix } from '../../src-main/contract/verdict.ts';

/** The words of a check: its name, what its number means, and what to do when it is not good. */
export interface CheckWords {
  readonly name: string;
  readonly meaning: string;
  readonly advice: string;
  /** Why it may be impossible to measure, and what to do then; absent where that cannot be. */
  readonly unmeasured?: string;
}

/** A treatment as a switch, with one line that says what it does, and its amount's name. */
export interface TreatmentWords {
  readonly name: string;
  readonly does: string;
  readonly amount: string | null;
}

export interface VerdictMessages {
  readonly title: string;
  readonly measuring: string;
  readonly ready: string;
  readonly lookAt: (count: number) => string;
  readonly confirm: (count: number) => string;
  readonly blocked: string;
  readonly grades: Readonly<Record<FindingGrade, string>>;
  readonly checks: Readonly<Record<CheckName, CheckWords>>;
  readonly fixes: Readonly<Record<Exclude<Fix['kind'], 'advice'>, string>>;
  /** In the place of advice that was already followed. */
  readonly treated: string;
  readonly fixAll: string;
  readonly goodChecks: (count: number) => string;
  readonly show: string;
  readonly notMeasured: string;
  readonly runs: (count: number) => string;
  readonly voices: { readonly one: string; readonly overlap: string; readonly two: string };
  readonly cleanup: string;
  readonly cleanupHint: string;
  readonly treatments: Readonly<Record<TreatmentKind, TreatmentWords>>;
  readonly bestPassage: string;
}
