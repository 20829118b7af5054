/**
 * One step of cleaning. Each has at most one amount; the sound it starts from is never changed.
 *
 * - `dc`: removes a constant offset.
 * - `low-cut`: removes rumble below `hertz`.
 * - `hum`: finds 50 or 60 Hz and its harmonics itself and removes what it finds.
 * - `de-click`: repairs single clicks; more `sensitivity` (0–1) finds fainter ones.
 * - `noise`: steady noise, by a network; `amount` (0–1) is how much of its result is mixed in.
 * - `pauses`: shortens pauses that are longer than `seconds` to that length.
 * - `level`: brings active speech to `dbfs` RMS, with a true-peak limiter behind it.
 */
export type Treatment =
  | { readonly kind: 'dc' }
  | { readonly kind: 'low-cut'; readonly hertz: number }
  | { readonly kind: 'hum' }
  | { readonly kind: 'de-click'; readonly sensitivity: number }
  | { readonly kind: 'noise'; readonly amount: number }
  | { readonly kind: 'pauses'; readonly seconds: number }
  | { readonly kind: 'level'; readonly dbfs: number };

export type TreatmentKind = Treatment['kind'];

/**
 * Treatments in the order in which they work, each kind at most once. Everything before `noise`
 * works at the source's rate; `noise` and what follows work on the 16 kHz sample.
 */
export type Recipe = readonly Treatment[];

/** The only order that makes sense: repair the source first, set the level of the result last. */
export const TREATMENT_ORDER: readonly TreatmentKind[] = [
  'dc',
  'low-cut',
  'hum',
  'de-click',
  'noise',
  'pauses',
  'level',
];

/** The same treatments in the order in which they work. */
export function inWorkingOrder(recipe: Recipe): Recipe {
  return TREATMENT_ORDER.flatMap((kind) => recipe.filter((each) => each.kind === kind));
}

/** What each treatment does when it is switched on without a wish: light, and enough as a rule. */
export const DEFAULT_TREATMENTS: {
  readonly [K in TreatmentKind]: Extract<Treatment, { kind: K }>;
} = {
  dc: { kind: 'dc' },
  'low-cut': { kind: 'low-cut', hertz: 80 },
  hum: { kind: 'hum' },
  'de-click': { kind: 'de-click', sensitivity: 0.5 },
  noise: { kind: 'noise', amount: 0.9 },
  pauses: { kind: 'pauses', seconds: 0.8 },
  level: { kind: 'level', dbfs: -20 },
};
