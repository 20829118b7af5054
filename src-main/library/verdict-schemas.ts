import * as v from 'valibot';
import { GRADES } from '../contract/judge.ts';
import type { Measurements } from '../contract/measurements.ts';
import type { Passage } from '../contract/passage.ts';
import type { Recipe, Treatment } from '../contract/recipe.ts';
import type { Finding, Verdict } from '../contract/verdict.ts';

/** The shapes of what was measured, judged and done; see `schemas.ts`. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.minValue(0));
const share = v.pipe(positive, v.maxValue(1));

export const passageSchema: SchemaOf<Passage> = v.pipe(
  v.object({ start: positive, end: positive }),
  v.check((passage) => passage.start < passage.end, 'a passage ends after it starts'),
);

/** Spots may be single samples, so that both ends are one number. */
const spots = v.array(v.object({ start: number, end: number }));

const treatmentSchema: SchemaOf<Treatment> = v.variant('kind', [
  v.object({ kind: v.literal('dc') }),
  v.object({ kind: v.literal('low-cut'), hertz: v.pipe(number, v.minValue(20), v.maxValue(400)) }),
  v.object({ kind: v.literal('hum') }),
  v.object({ kind: v.literal('de-click'), sensitivity: share }),
  v.object({ kind: v.literal('noise'), amount: share }),
  v.object({ kind: v.literal('pauses'), seconds: v.pipe(positive, v.maxValue(10)) }),
  v.object({ kind: v.literal('level'), dbfs: v.pipe(number, v.minValue(-60), v.maxValue(0)) }),
]);

export const recipeSchema: SchemaOf<Recipe> = v.array(treatmentSchema);

export const measurementsSchema: SchemaOf<Measurements> = v.object({
  seconds: positive,
  speechSeconds: positive,
  speech: spots,
  speechDbfs: number,
  noiseFloorDbfs: v.nullable(number),
  snrDb: v.nullable(number),
  loudnessLufs: v.nullable(number),
  truePeakDbtp: number,
  clipping: spots,
  hum: v.nullable(
    v.object({
      hertz: v.picklist([50, 60]),
      prominenceDb: number,
      underSpeechDb: number,
    }),
  ),
  bandwidthHertz: positive,
  rt60Seconds: v.nullable(positive),
  silenceShare: share,
  longestPauseSeconds: positive,
  quietBeforeSeconds: positive,
  quietAfterSeconds: positive,
  dcOffset: positive,
  voices: v.picklist(['one', 'overlap-suspected', 'two', 'unknown']),
});

export const gradeSchema = v.picklist(GRADES);
const treatmentKind = v.picklist(['dc', 'low-cut', 'hum', 'de-click', 'noise', 'pauses', 'level']);

const findingFields = v.object({
  check: v.picklist([
    'length',
    'net-speech',
    'snr',
    'noise-floor',
    'hum',
    'level',
    'true-peak',
    'clipping',
    'silence',
    'longest-pause',
    'edges',
    'reverberation',
    'bandwidth',
    'one-voice',
    'dc',
  ]),
  grade: v.picklist([...GRADES, 'unknown']),
  value: v.nullable(number),
  unit: v.picklist(['s', 'dB', 'dBFS', 'dBTP', 'Hz', '%', 'runs', 'voices']),
  fix: v.nullable(
    v.variant('kind', [
      v.object({ kind: v.literal('treat'), treatments: v.array(treatmentKind) }),
      v.object({ kind: v.literal('choose-passage') }),
      v.object({ kind: v.literal('move-edge') }),
      v.object({ kind: v.literal('advice') }),
    ]),
  ),
  spots,
});

/** Samples that were saved before there was `unknown` called good what could not be measured. */
const findingSchema: SchemaOf<Finding> = v.pipe(
  findingFields,
  v.transform(
    (finding): Finding => (finding.value === null ? { ...finding, grade: 'unknown' } : finding),
  ),
);

export const verdictSchema: SchemaOf<Verdict> = v.object({
  grade: gradeSchema,
  findings: v.array(findingSchema),
});
