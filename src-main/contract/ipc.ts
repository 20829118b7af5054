import type { AccountInput, AccountState, CallerIdentity } from './account.ts';
import type { CloneRequest } from './clone.ts';
import type { Failure } from './failure.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Library, Sample, SampleDraft } from './sample.ts';

/** What the page may ask of the main process. Everything else derives from this table. */
export interface Requests {
  'library.list': () => Library;
  /** Resolves once the WAV and its description are on disk and were read back. */
  'library.save': (args: { draft: SampleDraft; wav: Uint8Array }) => Sample;
  'library.readWav': (args: { sampleId: string }) => Uint8Array;
  /** Asks where, writes there, and returns the path; null when the person cancelled. */
  'library.exportWav': (args: { sampleId: string }) => string | null;
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

/** A DOM event: a menu item cannot open the page's file picker, but the page can when it hears this. */
export const OPEN_RECORDING_EVENT = 'clonebooth:open-recording';
