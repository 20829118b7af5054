import type { Draft } from '../../src-main/contract/draft.ts';
import type { Edit } from '../../src-main/contract/edit.ts';
import { stretchesToKeep, toExcerpt, toRecording } from '../../src-main/contract/excerpt.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { Labels, SourceRecording } from '../../src-main/contract/sample.ts';
import type { TakeScript } from '../../src-main/contract/take.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';

/** The file, as it was when it was opened. */
export interface RecordingFile {
  readonly name: string;
  readonly path: string | null;
  readonly bytes: number;
  readonly fingerprint: string | null;
}

/** What is to be taken up again: a draft, or a sample that is cut anew. */
export type Resumed = Edit &
  Labels & { readonly source: SourceRecording; readonly excerpt: Passages };

/** The recording is not where it was, or is not what it was. */
export type ExcerptReason = 'gone' | 'changed';

interface Kept {
  readonly stretches: Passages;
  readonly open: Passages;
}

/** Where the sound in the editor comes from, and what of earlier work is taken up again. */
export interface Origin {
  readonly name: string;
  readonly labels: Labels;
  /** The edit to take up, in times of what is open; null for a new recording. */
  readonly edit: Edit | null;
  /** The draft that goes on, or null when the first edit begins one. */
  readonly draft: Draft | null;
  /** Why what is open is only an excerpt of the recording, or null when it is all of it. */
  readonly excerptBecause: ExcerptReason | null;
  /** What to keep beside an edit: stretches of the recording, and the same of what is open. */
  readonly toKeep: (passages: Passages, seconds: number) => Kept;
  /** From times of what is open to times of the recording. */
  readonly toRecording: (passages: Passages) => Passages;
  readonly source: (info: RecordingInfo, seconds: number) => SourceRecording;
}

/** A file that a person opens, with what was done with it before, if anything. */
export function fileOrigin(
  file: RecordingFile,
  resumed: Resumed | null = null,
  draft: Draft | null = null,
): Origin {
  return {
    name: file.name,
    labels: resumed ?? newLabels(file.name),
    edit: resumed,
    draft,
    excerptBecause: null,
    toKeep: (passages, seconds) => {
      const stretches = stretchesToKeep(passages, seconds);
      return { stretches, open: stretches };
    },
    toRecording: (passages) => passages,
    source: ({ sampleRate, channels, container, codec, track }, seconds) => ({
      ...file,
      seconds,
      sampleRate,
      channels,
      container,
      codec,
      track,
    }),
  };
}

/** What was kept of a recording that cannot be had any more. */
export function excerptOrigin(
  resumed: Resumed,
  because: ExcerptReason,
  draft: Draft | null,
): Origin {
  const { source, excerpt, recipe } = resumed;
  return {
    name: source.name,
    labels: resumed,
    edit: { passages: toExcerpt(excerpt, resumed.passages), recipe },
    draft,
    excerptBecause: because,
    // There is nothing else any more: all of it goes on being kept.
    toKeep: (_, seconds) => ({ stretches: excerpt, open: [{ start: 0, end: seconds }] }),
    toRecording: (passages) => toRecording(excerpt, passages),
    source: () => source,
  };
}

/** A recording of somebody who read a text: what is said in it is known. */
export function withScript(origin: Origin, script: TakeScript | null): Origin {
  if (script === null) return origin;
  const labels = { ...origin.labels, transcript: script.text, language: script.language };
  return { ...origin, labels };
}

function newLabels(fileName: string): Labels {
  const name = fileName.replace(/\.[^.]{1,5}$/, '') || fileName;
  return { name, transcript: '', language: '', tags: [] };
}
