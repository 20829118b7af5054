import type { BatchWishes } from '../../src-main/contract/batch.ts';
import type { Draft } from '../../src-main/contract/draft.ts';
import { keeps, stretchesToKeep, toExcerpt } from '../../src-main/contract/excerpt.ts';
import { judge } from '../../src-main/contract/judge.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { FrameRange } from '../workers/decode-calls.ts';
import { Decoder } from '../workers/decoder.ts';
import { throwIfCancelled } from '../workers/failure.ts';
import { fingerprintOf } from '../workers/fingerprint.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import { Preparer } from '../workers/preparer.ts';
import { SpeechFinder } from '../workers/speech-finder.ts';
import { FileGone } from './batch-problems.ts';
import { fileOrigin } from './origin.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';
import { type PrepareStep, type PrepareTools, prepareRecording } from './prepare-recording.ts';
import type { WorkerFactories } from './recording.svelte.ts';

/** Makes drafts and samples, one at a time; a batch has as many of these as it works on at once. */
export interface Lane {
  /** Makes a draft of a recording under an id, on disk with its excerpt. */
  readonly draft: (
    of: { readonly id: string; readonly file: File },
    wishes: BatchWishes,
    signal: AbortSignal,
    progress: (fraction: number, step: PrepareStep) => void,
  ) => Promise<Draft>;
  /** The WAV of the sample that a draft would become. */
  readonly render: (draft: Draft) => Promise<Uint8Array>;
  /** Makes the draft's sample; the draft ends. */
  readonly save: (draft: Draft) => Promise<Sample>;
  readonly dispose: () => void;
}

export interface LanePorts {
  readonly backend: Backend;
  readonly workers: WorkerFactories;
  readonly reopen: (path: string) => Promise<File | null>;
}

/** Where a draft's passages are, in the file that the decoder has open. */
interface Sound {
  readonly sampleRate: number;
  readonly ranges: readonly FrameRange[];
}

/** A lane with workers of its own. */
export function workingLane(ports: LanePorts): Lane {
  const { backend, workers } = ports;
  let preparer: Preparer | null = null;
  let speechFinder: SpeechFinder | null = null;
  const withTools = async <T>(work: (decoder: Decoder, preparer: Preparer) => Promise<T>) => {
    const decoder = new Decoder(workers.decode());
    preparer ??= new Preparer(workers.engine);
    try {
      return await work(decoder, preparer);
    } finally {
      decoder.dispose();
    }
  };
  return {
    draft: (of, wishes, signal, progress) =>
      withTools((decoder, preparer) => {
        speechFinder ??= new SpeechFinder(workers.speech);
        const tools = { decoder, preparer, speechFinder, signal, progress };
        return makeDraft(backend, of, wishes, tools);
      }),
    render: (draft) =>
      withTools(async (decoder, preparer) => {
        const newest = await backend.invoke('draft.get', { draftId: draft.id });
        return (await renderDraft(ports, newest, decoder, preparer)).wav;
      }),
    save: (draft) => withTools((decoder, preparer) => saveDraft(ports, draft, decoder, preparer)),
    dispose: () => {
      preparer?.dispose();
      speechFinder?.dispose();
    },
  };
}

async function makeDraft(
  backend: Backend,
  { id, file }: { readonly id: string; readonly file: File },
  { cleaning, seconds }: BatchWishes,
  tools: PrepareTools & { readonly signal: AbortSignal },
): Promise<Draft> {
  const wishes = { wanted: { kind: 'best', seconds } as const, cleaning };
  const { info, scan, passages, recipe, rendered } = await prepareRecording(file, wishes, tools);
  const { frames } = scan;
  const fingerprint = await fingerprintOf(file).catch(() => null);
  const path = backend.pathOf(file);
  const origin = fileOrigin({ name: file.name, bytes: file.size, path, fingerprint });
  const length = frames / info.sampleRate;
  const { name, transcript, language, tags } = origin.labels;
  throwIfCancelled(tools.signal);
  await backend.invoke('draft.save', {
    draft: {
      ...{ id, name, transcript, language, tags, passages, recipe },
      source: origin.source(info, length),
      verdict: judge(rendered.measures),
    },
  });
  return keepExcerpt(backend, id, passages, { decoder: tools.decoder, info, frames });
}

/** Keeps of the recording that is open in the decoder what these passages need. */
async function keepExcerpt(
  backend: Backend,
  draftId: string,
  passages: Draft['passages'],
  open: { decoder: Decoder; info: { sampleRate: number }; frames: number },
): Promise<Draft> {
  const { decoder, info, frames } = open;
  const excerpt = stretchesToKeep(passages, frames / info.sampleRate);
  const wav = await decoder.excerpt(framesOf(excerpt, info.sampleRate, frames));
  return backend.invoke('draft.keepExcerpt', { draftId, excerpt, wav });
}

async function saveDraft(
  ports: LanePorts,
  { id }: Draft,
  decoder: Decoder,
  preparer: Preparer,
): Promise<Sample> {
  const { backend } = ports;
  // It may have been edited a moment ago.
  const draft = await backend.invoke('draft.get', { draftId: id });
  const { wav, measures } = await renderDraft(ports, draft, decoder, preparer);
  const { name, transcript, language, tags, source, passages, recipe } = draft;
  const sample = {
    ...{ name, transcript, language, tags, source, passages, recipe },
    measurements: measures,
    verdict: judge(measures),
  };
  return backend.invoke('library.save', { sample, wav, draftId: id });
}

async function renderDraft(
  ports: LanePorts,
  draft: Draft,
  decoder: Decoder,
  preparer: Preparer,
): Promise<Rendered> {
  const sound =
    (await openExcerpt(ports.backend, draft, decoder)) ?? (await openSource(ports, draft, decoder));
  const { sampleRate, ranges } = sound;
  return preparer.prepare(decoder, ranges, { ...OUTPUT_FORMAT, sampleRate, steps: draft.recipe });
}

/** What was kept of the recording; null where it does not hold the passages of the newest edit. */
async function openExcerpt(
  backend: Backend,
  { id, excerpt, passages }: Draft,
  decoder: Decoder,
): Promise<Sound | null> {
  if (!keeps(excerpt, passages)) return null;
  const kept = await backend.invoke('excerpt.read', { of: 'draft', id });
  if (!kept) return null;
  const { sampleRate } = await decoder.open(new Blob([new Uint8Array(kept)]));
  const { frames } = await decoder.scan();
  return { sampleRate, ranges: framesOf(toExcerpt(excerpt, passages), sampleRate, frames) };
}

/** The recording itself; what the newest edit needs of it is kept from then on. */
async function openSource(
  { backend, reopen }: LanePorts,
  { id, source, passages }: Draft,
  decoder: Decoder,
): Promise<Sound> {
  const file = source.path === null ? null : await reopen(source.path);
  const isSame =
    source.fingerprint === null || source.fingerprint === (file && (await fingerprintOf(file)));
  if (!file || !isSame) throw new FileGone();
  const info = await decoder.open(file, undefined, source.track);
  const { frames } = await decoder.scan();
  await keepExcerpt(backend, id, passages, { decoder, info, frames });
  return { sampleRate: info.sampleRate, ranges: framesOf(passages, info.sampleRate, frames) };
}
