import type { Passage } from './passage.ts';
import type { TreatmentKind } from './recipe.ts';

export type CheckName =
  | 'length'
  | 'net-speech'
  | 'snr'
  | 'noise-floor'
  | 'hum'
  | 'level'
  | 'true-peak'
  | 'clipping'
  | 'silence'
  | 'longest-pause'
  | 'edges'
  | 'reverberation'
  | 'bandwidth'
  | 'one-voice'
  | 'dc';

/** `confirm`: usable only when a person says so; `blocks`: the service would refuse it. */
export type Grade = 'good' | 'look-at' | 'confirm' | 'blocks';

/** `unknown`: could not be measured, so it neither counts as good nor lowers the verdict. */
export type FindingGrade = Grade | 'unknown';

/** What can be done about a finding, as one button; `advice` has none, only words. */
export type Fix =
  | { readonly kind: 'treat'; readonly treatments: readonly TreatmentKind[] }
  | { readonly kind: 'choose-passage' }
  | { readonly kind: 'move-edge' }
  | { readonly kind: 'advice' };

export interface Finding {
  readonly check: CheckName;
  readonly grade: FindingGrade;
  /** The judged number in `unit`; null where nothing could be measured, and only there. */
  readonly value: number | null;
  readonly unit: 's' | 'dB' | 'dBFS' | 'dBTP' | 'Hz' | '%' | 'runs' | 'voices';
  /** Null where nothing needs doing. A good finding can have one: an offset is removed unasked. */
  readonly fix: Fix | null;
  /** Where in the sample or source it shows, for findings that have a place. */
  readonly spots: readonly Passage[];
}

export interface Verdict {
  /** The worst grade of all findings that are known. */
  readonly grade: Grade;
  /** In the order of the table of checks; every check, the good ones too. */
  readonly findings: readonly Finding[];
}
