import { deClick } from './de-click.ts';
import type { Hum } from './find-hum.ts';
import { levelSpeech } from './level.ts';
import { lowCut } from './low-cut.ts';
import { removeDc } from './remove-dc.ts';
import { removeHum } from './remove-hum.ts';
import { type SpeechSpan, shortenPauses } from './shorten-pauses.ts';
import { TimeMap } from './time-map.ts';

/** Steps that work at the source's rate, before resampling. */
export type SourceStep =
  | { readonly kind: 'dc' }
  | { readonly kind: 'low-cut'; readonly hertz: number }
  | { readonly kind: 'hum' }
  | { readonly kind: 'de-click'; readonly sensitivity: number };

/** Steps that work on the sample. */
export type SampleStep =
  | { readonly kind: 'noise'; readonly amount: number }
  | { readonly kind: 'pauses'; readonly seconds: number }
  | { readonly kind: 'level'; readonly dbfs: number };

/** What a step did; a step that found nothing to do says so by its zeros and nulls. */
export type StepReport =
  | { readonly kind: 'dc'; readonly offset: number }
  | { readonly kind: 'low-cut' }
  | { readonly kind: 'hum'; readonly hum: Hum | null }
  | { readonly kind: 'de-click'; readonly repaired: number }
  | { readonly kind: 'noise' }
  | { readonly kind: 'pauses'; readonly removedSeconds: number }
  | { readonly kind: 'level'; readonly gainDb: number; readonly mostReductionDb: number };

/**
 * Called before each step and once at the end (`done` equals `total`); the next step waits for it. To
 * cancel, throw or reject: the error comes out of the treatment, and nothing else was touched.
 */
export type Progress = (done: number, total: number) => void | Promise<void>;

/** Noise reduction at 16 kHz; must keep the length, and the level of speech. */
export type Denoise = (
  samples: Float32Array<ArrayBuffer>,
  amount: number,
) => Float32Array<ArrayBuffer> | Promise<Float32Array<ArrayBuffer>>;

export interface Treated {
  readonly samples: Float32Array;
  /** One for each step, in order. */
  readonly reports: readonly StepReport[];
}

export interface TreatedSample extends Treated {
  readonly samples: Float32Array<ArrayBuffer>;
  /** From the sample before the steps to the one after. */
  readonly map: TimeMap;
  /** Where somebody speaks after the steps. */
  readonly speech: readonly SpeechSpan[];
}

/** Hertz of the sample, the rate the noise reduction is made for. */
const SAMPLE_RATE = 16_000;
/** Quiet before the first and after the last word: enough for a soft start, and no more. */
const EDGE_SECONDS = 0.15;

/**
 * Splits a recipe into what comes before resampling and what comes after it. Order is kept.
 */
export function splitSteps(steps: readonly (SourceStep | SampleStep)[]): {
  readonly source: readonly SourceStep[];
  readonly sample: readonly SampleStep[];
} {
  const isSample = (step: SourceStep | SampleStep): step is SampleStep =>
    step.kind === 'noise' || step.kind === 'pauses' || step.kind === 'level';
  return {
    source: steps.filter((step): step is SourceStep => !isSample(step)),
    sample: steps.filter(isSample),
  };
}

/**
 * Repairs a passage at its own rate.
 *
 * @param samples mono, full scale ±1; never changed
 * @param sampleRate hertz
 * @param steps in the order in which they work
 * @returns samples of the same length: those given, when there was nothing to do
 * @throws RangeError when a step's amount is out of range, and whatever `progress` throws
 */
export async function treatSource(
  samples: Float32Array,
  sampleRate: number,
  steps: readonly SourceStep[],
  progress: Progress = () => {},
): Promise<Treated> {
  const reports: StepReport[] = [];
  let treated = samples;
  for (const [done, step] of steps.entries()) {
    await progress(done, steps.length);
    const { report, ...result } = sourceStep(treated, sampleRate, step);
    treated = result.samples;
    reports.push(report);
  }
  await progress(steps.length, steps.length);
  return { samples: treated, reports };
}

function sourceStep(
  samples: Float32Array,
  sampleRate: number,
  step: SourceStep,
): { readonly samples: Float32Array; readonly report: StepReport } {
  switch (step.kind) {
    case 'dc': {
      const { samples: centred, offset } = removeDc(samples, sampleRate);
      return { samples: centred, report: { kind: 'dc', offset } };
    }
    case 'low-cut':
      return { samples: lowCut(samples, sampleRate, step.hertz), report: { kind: 'low-cut' } };
    case 'hum': {
      const { samples: cleaned, hum } = removeHum(samples, sampleRate);
      return { samples: cleaned, report: { kind: 'hum', hum } };
    }
    case 'de-click': {
      const { samples: whole, repaired } = deClick(samples, sampleRate, step.sensitivity);
      return { samples: whole, report: { kind: 'de-click', repaired: repaired.length } };
    }
  }
}

/**
 * Finishes a sample at 16 kHz.
 *
 * @param samples mono, full scale ±1, 16 kHz; never changed
 * @param steps in the order in which they work
 * @param speech where somebody speaks in `samples`, seconds, without overlaps
 * @param denoise called for the step `noise`
 * @throws RangeError when the noise reduction changed the length, and whatever it or `progress` throws
 */
export async function treatSample(
  samples: Float32Array,
  steps: readonly SampleStep[],
  speech: readonly SpeechSpan[],
  denoise: Denoise,
  progress: Progress = () => {},
): Promise<TreatedSample> {
  const whole = { source: 0, treated: 0, seconds: samples.length / SAMPLE_RATE };
  let state: SampleState = {
    samples: new Float32Array(samples),
    speech,
    map: new TimeMap([whole]),
  };
  const reports: StepReport[] = [];
  for (const [done, step] of steps.entries()) {
    await progress(done, steps.length);
    const { report, ...next } = await sampleStep(state, step, denoise);
    state = next;
    reports.push(report);
  }
  await progress(steps.length, steps.length);
  return { ...state, reports };
}

interface SampleState {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly speech: readonly SpeechSpan[];
  readonly map: TimeMap;
}

async function sampleStep(
  state: SampleState,
  step: SampleStep,
  denoise: Denoise,
): Promise<SampleState & { readonly report: StepReport }> {
  switch (step.kind) {
    case 'noise': {
      const samples = await denoise(state.samples, step.amount);
      if (samples.length !== state.samples.length) throw new RangeError('noise: length changed');
      return { ...state, samples, report: { kind: 'noise' } };
    }
    case 'pauses': {
      const limits = { longest: step.seconds, edge: EDGE_SECONDS };
      const { samples, map } = shortenPauses(state.samples, SAMPLE_RATE, state.speech, limits);
      const speech = state.speech.map(({ start, end }) => {
        return { start: map.toTreated(start), end: map.toTreated(end) };
      });
      const removedSeconds = (state.samples.length - samples.length) / SAMPLE_RATE;
      return { samples, speech, map, report: { kind: 'pauses', removedSeconds } };
    }
    case 'level': {
      const { dbfs } = step;
      const levelled = levelSpeech(state.samples, SAMPLE_RATE, state.speech, { dbfs });
      const { samples, gainDb, mostReductionDb } = levelled;
      return { ...state, samples, report: { kind: 'level', gainDb, mostReductionDb } };
    }
  }
}
