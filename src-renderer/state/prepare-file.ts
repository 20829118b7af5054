import { fixAll, judge } from '../../src-main/contract/judge.ts';
import { MIN_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { PrepareJob, PrepareOutcome, Wanted } from '../../src-main/contract/prepare-job.ts';
import {
  DEFAULT_TREATMENTS,
  type Recipe,
  TREATMENT_ORDER,
} from '../../src-main/contract/recipe.ts';
import type { Messages } from '../messages/messages.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import { WorkerError } from '../workers/failure.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import type { Preparer } from '../workers/preparer.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';
import { failureOf } from './failure-of.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';
import { sayError } from './say-error.ts';

export interface PrepareTools {
  readonly decoder: Decoder;
  readonly preparer: Preparer;
  readonly speechFinder: SpeechFinder;
  readonly messages: Messages;
  readonly progress: (fraction: number) => void;
}

/** How the work is spread over reading, finding speech, and rendering. */
const SHARES = { scan: 0.3, speech: 0.5 };

const FIX_ROUNDS = 2;

class NothingToSelect extends Error {}

/** Makes a sample of one recording without a person: the same steps as in the window. */
export async function prepareFile(
  file: File,
  job: PrepareJob,
  tools: PrepareTools,
): Promise<PrepareOutcome> {
  try {
    return await prepare(file, job, tools);
  } catch (error) {
    const words =
      error instanceof NothingToSelect ? error.message : wordsFor(error, tools.messages);
    if (error instanceof NothingToSelect) {
      return { ok: false, problem: { kind: 'nothing-to-select', words } };
    }
    if (error instanceof WorkerError) return { ok: false, problem: { kind: 'unreadable', words } };
    return { ok: false, problem: { kind: 'failed', failure: failureOf(error), words } };
  }
}

async function prepare(file: File, job: PrepareJob, tools: PrepareTools): Promise<PrepareOutcome> {
  const { decoder, progress } = tools;
  const info = await decoder.open(file);
  const { frames } = await decoder.scan({
    onProgress: ({ fraction }) => progress(SHARES.scan * (fraction ?? 0)),
  });
  const passages = await choose(job.wanted, info, frames, tools);
  const render = (recipe: Recipe) => renderPassages(passages, recipe, info, frames, tools);

  const named = job.cleaning === 'auto' ? [] : job.cleaning;
  const first = await render(named.map((kind) => DEFAULT_TREATMENTS[kind]));
  const before = { measurements: first.measures, verdict: judge(first.measures) };
  const { recipe, rendered: last } =
    job.cleaning === 'auto'
      ? await fixed(first, render)
      : { recipe: named.map((kind) => DEFAULT_TREATMENTS[kind]), rendered: first };
  const { sampleRate, channels, container, codec } = info;
  const seconds = frames / sampleRate;
  return {
    ok: true,
    wav: last.wav,
    report: {
      source: {
        name: file.name,
        bytes: file.size,
        seconds,
        sampleRate,
        channels,
        container,
        codec,
        fingerprint: null,
        track: info.track,
      },
      passages,
      recipe,
      before,
      after: { measurements: last.measures, verdict: judge(last.measures) },
    },
  };
}

/** Treats what failed; a second look finds what the first treatments brought out. */
async function fixed(first: Rendered, render: (recipe: Recipe) => Promise<Rendered>) {
  let recipe: Recipe = [];
  let rendered = first;
  for (let round = 0; round < FIX_ROUNDS; round++) {
    const wanted = [...recipe, ...fixAll(judge(rendered.measures))];
    const next = TREATMENT_ORDER.filter((kind) => wanted.some((each) => each.kind === kind));
    if (next.length === recipe.length) break;
    recipe = next.map((kind) => DEFAULT_TREATMENTS[kind]);
    rendered = await render(recipe);
  }
  return { recipe, rendered };
}

function renderPassages(
  passages: Passages,
  steps: Recipe,
  { sampleRate }: RecordingInfo,
  frames: number,
  { decoder, preparer, progress }: PrepareTools,
) {
  const ranges = framesOf(passages, sampleRate, frames);
  const done = SHARES.scan + SHARES.speech;
  return preparer.prepare(
    decoder,
    ranges,
    { ...OUTPUT_FORMAT, sampleRate, steps },
    { onProgress: (fraction) => progress(done + (1 - done) * fraction) },
  );
}

/** @throws NothingToSelect when the recording does not have what is wanted */
async function choose(
  wanted: Wanted,
  { sampleRate }: RecordingInfo,
  frames: number,
  { decoder, speechFinder, progress }: PrepareTools,
): Promise<Passages> {
  const seconds = frames / sampleRate;
  if (seconds < MIN_SAMPLE_SECONDS) {
    throw new NothingToSelect(`The recording has ${seconds.toFixed(1)} s; a sample needs 10 s.`);
  }
  if (wanted.kind === 'passage') {
    if (wanted.passage.end <= seconds) return [wanted.passage];
    throw new NothingToSelect(`The recording ends at ${seconds.toFixed(2)} s.`);
  }
  const { best } = await speechFinder.analyse(
    decoder,
    { frames, sampleRate, wantedSeconds: wanted.seconds },
    { onProgress: (fraction) => progress(SHARES.scan + SHARES.speech * fraction) },
  );
  if (best.kind === 'none') throw new NothingToSelect(`No passage to select: ${best.reason}.`);
  return best.passages;
}

function wordsFor(error: unknown, messages: Messages): string {
  const { what, next } = sayError(messages, error);
  return `${what} ${next}`;
}
