import type { Treatment, TreatmentKind } from '../../src-main/contract/recipe.ts';

/** Treatments that are switched on and off, of one recording or of many. */
export interface TreatmentSwitches {
  /** The treatment as it is on, or null. */
  treatment(kind: TreatmentKind): Treatment | null;
  switch(kind: TreatmentKind, on: boolean): void;
  /** Changes the amount of a treatment that is on. */
  change(treatment: Treatment): void;
}
