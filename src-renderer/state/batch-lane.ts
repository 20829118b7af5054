import type { BatchWishes } from '../../src-main/contract/batch.ts';
import type { Draft } from '../../src-main/contract/draft.ts';
import { stretchesToKeep, toExcerpt } from '../../src-main/contract/excerpt.ts';
import { judge } from '../../src-main/contract/judge.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import { Decoder } from '../workers/decoder.ts';
import { fingerprintOf } from '../workers/fingerprint.ts';
import { Preparer } from '../workers/preparer.ts';
import { SpeechFinder } from '../workers/speech-finder.ts';
import { fileOrigin } from './origin.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';
import { type PrepareStep, prepareRecording } from './prepare-recording.ts';
import type { WorkerFactories } from './recording.svelte.ts';

/** Makes drafts and samples, one at a time; a batch has as many of these as it works on at once. */
export interface Lane {
  /** Makes a draft of a recording, on disk with its excerpt. */
  readonly draft: (
    file: File,
    wishes: BatchWishes,
    signal: AbortSignal,
    progress: (fraction: number, step: PrepareStep) => void,
  ) => Promise<Draft>;
  /** Makes the draft's sample, from its excerpt. */
  readonly save: (draft: Draft) => Promise<Sample>;
  readonly dispose: () => void;
}

/** A lane with workers of its own. */
export function workingLane(backend: Backend, workers: WorkerFactories): Lane {
  const preparer = new Preparer(workers.engine());
  const speechFinder = new SpeechFinder(workers.speech());
  const withDecoder = async <T>(work: (decoder: Decoder) => Promise<T>): Promise<T> => {
    const decoder = new Decoder(workers.decode());
    try {
      return await work(decoder);
    } finally {
      decoder.dispose();
    }
  };
  return {
    draft: (file, wishes, signal, progress) =>
      withDecoder((decoder) =>
        makeDraft(backend, file, wishes, { decoder, preparer, speechFinder, signal, progress }),
      ),
    save: (draft) => withDecoder((decoder) => saveDraft(backend, draft, decoder, preparer)),
    dispose: () => {
      preparer.dispose();
      speechFinder.dispose();
    },
  };
}

async function makeDraft(
  backend: Backend,
  file: File,
  { cleaning, seconds }: BatchWishes,
  tools: Parameters<typeof prepareRecording>[2],
): Promise<Draft> {
  const wishes = { wanted: { kind: 'best', seconds } as const, cleaning };
  const { info, frames, passages, recipe, rendered } = await prepareRecording(file, wishes, tools);
  const fingerprint = await fingerprintOf(file).catch(() => null);
  const path = backend.pathOf(file);
  const origin = fileOrigin({ name: file.name, bytes: file.size, path, fingerprint });
  const length = frames / info.sampleRate;
  const { name, transcript, language, tags } = origin.labels;
  const draft = await backend.invoke('draft.save', {
    draft: {
      id: crypto.randomUUID(),
      name,
      transcript,
      language,
      tags,
      source: origin.source(info, length),
      passages,
      recipe,
      verdict: judge(rendered.measures),
    },
  });
  const excerpt = stretchesToKeep(passages, length);
  const wav = await tools.decoder.excerpt(framesOf(excerpt, info.sampleRate, frames));
  return backend.invoke('draft.keepExcerpt', { draftId: draft.id, excerpt, wav });
}

async function saveDraft(
  backend: Backend,
  draft: Draft,
  decoder: Decoder,
  preparer: Preparer,
): Promise<Sample> {
  const kept = await backend.invoke('excerpt.read', { of: 'draft', id: draft.id });
  const { sampleRate } = await decoder.open(new Blob(kept ? [new Uint8Array(kept)] : []));
  const { frames } = await decoder.scan();
  const { wav, measures } = await preparer.prepare(
    decoder,
    framesOf(toExcerpt(draft.excerpt, draft.passages), sampleRate, frames),
    { ...OUTPUT_FORMAT, sampleRate, steps: draft.recipe },
  );
  const { name, transcript, language, tags, source, passages, recipe } = draft;
  const sample = {
    ...{ name, transcript, language, tags, source, passages, recipe },
    measurements: measures,
    verdict: judge(measures),
  };
  return backend.invoke('library.save', { sample, wav, draftId: draft.id });
}
