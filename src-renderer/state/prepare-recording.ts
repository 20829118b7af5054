import { fixAll, judge } from '../../src-main/contract/judge.ts';
import { MIN_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { Wanted } from '../../src-main/contract/prepare-job.ts';
import {
  DEFAULT_TREATMENTS,
  type Recipe,
  TREATMENT_ORDER,
} from '../../src-main/contract/recipe.ts';
import type { RecordingProblem } from '../messages/messages.ts';
import type { RecordingInfo, ScanResult } from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import type { Preparer } from '../workers/preparer.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';

/** What is being done with a recording that is prepared without a person. */
export type PrepareStep = 'reading' | 'listening' | 'rendering';

export interface PrepareTools {
  readonly decoder: Decoder;
  readonly preparer: Preparer;
  readonly speechFinder: SpeechFinder;
  /** Told 0 to 1 of the whole. */
  readonly progress: (fraction: number, step: PrepareStep) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface PrepareWishes {
  readonly wanted: Wanted;
  /** 0 is the first; its main one if not given. */
  readonly track?: number | null;
  /** Those treatments, or whatever the verdict asks for. */
  readonly cleaning: 'auto' | Recipe;
}

/** A sample that was made of a recording, and of what. */
export interface Prepared {
  readonly info: RecordingInfo;
  /** Its true length, and how much of it could be read. */
  readonly scan: ScanResult;
  readonly passages: Passages;
  readonly recipe: Recipe;
  /** Before anything was fixed. */
  readonly first: Rendered;
  readonly rendered: Rendered;
}

/** The recording can be read, but holds nothing to make a sample of. */
export class NothingToSelect extends Error {
  readonly problem: RecordingProblem;

  constructor(problem: RecordingProblem) {
    super(problem.code);
    this.name = 'NothingToSelect';
    this.problem = problem;
  }
}

/** How the work is spread over reading, listening and rendering. */
const SHARES = { reading: 0.3, listening: 0.5 };

/** Treatments can bring out what they covered, such as hum under noise: a second look finds that. */
const FIX_ROUNDS = 2;

/**
 * Makes a sample of a recording without a person: the same steps as in the window.
 *
 * @throws NothingToSelect, and WorkerError from reading, listening and rendering
 */
export async function prepareRecording(
  file: Blob,
  { wanted, track = null, cleaning }: PrepareWishes,
  tools: PrepareTools,
): Promise<Prepared> {
  const { decoder, progress, signal } = tools;
  const info = await decoder.open(file, signal, track);
  const scan = await decoder.scan({
    signal,
    onProgress: ({ fraction }) => progress(SHARES.reading * (fraction ?? 0), 'reading'),
  });
  const { frames } = scan;
  const passages = await choose(wanted, info, frames, tools);
  const render = (recipe: Recipe) => renderPassages(passages, recipe, info, frames, tools);

  const named = cleaning === 'auto' ? [] : cleaning;
  const first = await render(named);
  const last =
    cleaning === 'auto' ? await fixed(first, render) : { recipe: named, rendered: first };
  return { info, scan, passages, first, ...last };
}

/** Treats what failed, as often as that brings something new out. */
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
  { decoder, preparer, progress, signal }: PrepareTools,
): Promise<Rendered> {
  const ranges = framesOf(passages, sampleRate, frames);
  const done = SHARES.reading + SHARES.listening;
  return preparer.prepare(
    decoder,
    ranges,
    { ...OUTPUT_FORMAT, sampleRate, steps },
    { signal, onProgress: (fraction) => progress(done + (1 - done) * fraction, 'rendering') },
  );
}

async function choose(
  wanted: Wanted,
  { sampleRate }: RecordingInfo,
  frames: number,
  { decoder, speechFinder, progress, signal }: PrepareTools,
): Promise<Passages> {
  const seconds = frames / sampleRate;
  if (seconds < MIN_SAMPLE_SECONDS) throw new NothingToSelect({ code: 'too-short', seconds });
  if (wanted.kind === 'passage') {
    if (wanted.passage.end <= seconds) return [wanted.passage];
    throw new NothingToSelect({ code: 'ends-before', seconds });
  }
  const { best } = await speechFinder.analyse(
    decoder,
    { frames, sampleRate, wantedSeconds: wanted.seconds },
    {
      signal,
      onProgress: (fraction) => {
        progress(SHARES.reading + SHARES.listening * fraction, 'listening');
      },
    },
  );
  if (best.kind === 'found') return best.passages;
  throw new NothingToSelect(
    best.reason === 'too-short' ? { code: 'too-short', seconds } : { code: best.reason },
  );
}
