import type { Treatment } from '../../src-main/contract/recipe.ts';

/** The one amount of a treatment, as a slider shows it. */
export interface Amount {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export function amountOf(treatment: Treatment): Amount | null {
  switch (treatment.kind) {
    case 'dc':
    case 'hum':
      return null;
    case 'low-cut':
      return { value: treatment.hertz, min: 40, max: 150, step: 5 };
    case 'de-click':
      return { value: treatment.sensitivity, min: 0.1, max: 1, step: 0.1 };
    case 'noise':
      return { value: treatment.amount, min: 0.1, max: 1, step: 0.1 };
    case 'pauses':
      return { value: treatment.seconds, min: 0.3, max: 2, step: 0.1 };
    case 'level':
      return { value: treatment.dbfs, min: -30, max: -14, step: 1 };
  }
}

export function withAmount(treatment: Treatment, value: number): Treatment {
  switch (treatment.kind) {
    case 'dc':
    case 'hum':
      return treatment;
    case 'low-cut':
      return { ...treatment, hertz: value };
    case 'de-click':
      return { ...treatment, sensitivity: value };
    case 'noise':
      return { ...treatment, amount: value };
    case 'pauses':
      return { ...treatment, seconds: value };
    case 'level':
      return { ...treatment, dbfs: value };
  }
}
