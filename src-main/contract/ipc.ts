import type { AccountInput, AccountState, CallerIdentity } from './account.ts';
import type { UnfinishedBatch } from './batch.ts';
import type { CloneRequest } from './clone.ts';
import type { Draft, DraftContent } from './draft.ts';
import type { Failure } from './failure.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Passage } from './passage.ts';
import type { Library, NewSample, Sample } from './sample.ts';

/** What the page may ask of the main process. Everything else derives from this table. */
export interface Requests {
  'library.list': () => Library;
  /**
   * Resolves once the WAV and its description are on disk and were read back. The draft it was made
   * of, if any, ends: its excerpt becomes the sample's.
   */
  'library.save': (args: { sample: NewSample; wav: Uint8Array; draftId: string | null }) => Sample;
  'library.readWav': (args: { sampleId: string }) => Uint8Array;
  /** Asks where, writes there, and returns the path; null when the person cancelled. */
  'library.exportWav': (args: { sampleId: string }) => string | null;
  'draft.get': (args: { draftId: string }) => Draft;
  /** Keeps a draft's newest state; resolves once it is on disk. */
  'draft.save': (args: { draft: DraftContent }) => Draft;
  /** Keeps stretches of the recording beside the draft, joined in one WAV file, losslessly. */
  'draft.keepExcerpt': (args: {
    draftId: string;
    excerpt: readonly Passage[];
    wav: Uint8Array;
  }) => Draft;
  /** What of a batch is still to be done, for the next start; null when nothing is. */
  'batch.load': () => UnfinishedBatch | null;
  'batch.save': (args: { batch: UnfinishedBatch | null }) => void;
  /** The excerpt's WAV of a draft or of a sample; null when there is none. */
  'excerpt.read': (args: { of: 'draft' | 'sample'; id: string }) => Uint8Array | null;
  /** Puts a recording's file into the page's file input; false when it is not there any more. */
  'recording.reopen': (args: { path: string }) => boolean;
  /** The waveform that was saved for a file with this fingerprint, or null: it can be made again. */
  'peaks.load': (args: { fingerprint: string }) => Uint8Array | null;
  'peaks.save': (args: { fingerprint: string; bytes: Uint8Array }) => void;
  'account.get': () => AccountState;
  'account.save': (args: AccountInput) => AccountState;
  'account.remove': () => AccountState;
  /** Proves key, secret and clock without spending a clone. */
  'account.check': () => CallerIdentity;
  /** Resolves with the entry's last state, once that state is on disk. */
  'clone.send': (args: CloneRequest) => OutboxEntry;
}

/** What the main process tells the page unasked. */
export interface Events {
  'library.changed': Library;
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type RequestArgs<N extends RequestName> = Parameters<Requests[N]>[0];
export type RequestResult<N extends RequestName> = ReturnType<Requests[N]>;

/** How an answer travels: a failure is data, because Electron keeps only an error's message. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** What the preload script exposes to the page, and nothing more; a page's file is a DOM `File`. */
export interface Bridge<PageFile> {
  invoke(name: RequestName, args: unknown): Promise<Envelope<unknown>>;
  on<N extends EventName>(name: N, listener: (data: Events[N]) => void): () => void;
  /** The path of a dropped or chosen file; empty when it has none. */
  pathOf(file: PageFile): string;
}

export const REQUEST_CHANNEL = 'clonebooth:request';
export const EVENT_CHANNEL = 'clonebooth:event';

/** The file input that `recording.reopen` fills: a page never reads a file by its path. */
export const REOPEN_INPUT_ID = 'reopened-file';

/** A DOM event: a menu item cannot open the page's file picker, but the page can when it hears this. */
export const OPEN_RECORDING_EVENT = 'clonebooth:open-recording';
