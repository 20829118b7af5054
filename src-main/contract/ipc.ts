import type { AccountInput, AccountState, CallerIdentity } from './account.ts';
import type { UnfinishedBatch } from './batch.ts';
import type { CloneRequest } from './clone.ts';
import type { CommandStates } from './commands.ts';
import type { Draft, DraftContent } from './draft.ts';
import type { Failure } from './failure.ts';
import type { ItemRef, Library, LibraryChange } from './library.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Passage } from './passage.ts';
import type { Labels, NewSample, Sample } from './sample.ts';
import type { Preferences, Settings } from './settings.ts';
import type { Take, TakeMark, TakeStart } from './take.ts';

/** What the page may ask of the main process. Everything else derives from this table. */
export interface Requests {
  'library.list': () => Library;
  /** Everything about one sample; the list holds only what it shows. */
  'library.get': (args: { sampleId: string }) => Sample;
  /**
   * Resolves once the WAV and its description are on disk and were read back. The draft it was made
   * of, if any, ends: its excerpt becomes the sample's.
   */
  'library.save': (args: { sample: NewSample; wav: Uint8Array; draftId: string | null }) => Sample;
  'library.readWav': (args: { sampleId: string }) => Uint8Array;
  /** Asks where, writes there, and returns the path; null when the person cancelled. */
  'library.exportWav': (args: { sampleId: string }) => string | null;
  /** Changes some of a sample's labels and leaves the others. */
  'library.label': (args: { sampleId: string; labels: Partial<Labels> }) => Sample;
  /** A new sample with the same WAV, excerpt and labels but for the name; voices stay with the first. */
  'library.duplicate': (args: { sampleId: string; name: string }) => Sample;
  /** Moves a sample or a draft to the trash, from which it can be restored for 30 days. */
  'library.remove': (args: ItemRef) => void;
  'library.restore': (args: ItemRef) => void;
  /** Shows an item's files in the system's file manager. */
  'library.reveal': (args: ItemRef) => void;
  /** Asks where and writes one file with everything about a sample; null when cancelled. */
  'library.exportArchive': (args: { sampleId: string }) => string | null;
  /** Asks for a folder, writes such a file for each sample, and returns the folder; null when cancelled. */
  'library.exportArchives': (args: { sampleIds: readonly string[] }) => string | null;
  /** Takes in what `library.exportArchive` wrote. A sample that is here already gets a new id. */
  'library.importArchive': (args: { archive: Uint8Array }) => Sample;
  /** Keeps a draft's newest state; resolves once it is on disk. */
  'draft.save': (args: { draft: DraftContent }) => Draft;
  'draft.get': (args: { draftId: string }) => Draft;
  /** Changes some of a draft's labels and leaves the others; it counts as no work on it. */
  'draft.label': (args: { draftId: string; labels: Partial<Labels> }) => Draft;
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
  'excerpt.read': (args: ItemRef) => Uint8Array | null;
  /** Puts a recording's file into the page's file input; false when it is not there any more. */
  'recording.reopen': (args: { path: string }) => boolean;
  /** Lets the page use the microphone until it says otherwise; false when the system forbids it. */
  'microphone.allow': () => boolean;
  'microphone.forbid': () => void;
  /** Finished and recovered takes, newest first; what was discarded is not among them. */
  'take.list': () => readonly Take[];
  'take.begin': (args: TakeStart) => Take;
  /** Resolves once the block is on disk. Its frames are 24-bit little-endian, one channel. */
  'take.append': (args: { takeId: string; pcm: Uint8Array }) => void;
  'take.finish': (args: { takeId: string }) => Take;
  /** A discarded take can be marked otherwise until the program ends. */
  'take.mark': (args: { takeId: string; mark: TakeMark }) => Take;
  'take.readWav': (args: { takeId: string }) => Uint8Array;
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
  'settings.get': () => Settings;
  'settings.save': (args: Preferences) => Settings;
  /** Remembers a recording that was opened from disk. */
  'recent.add': (args: { path: string }) => void;
  /**
   * Puts a remembered recording into the page's file input. One that is not there any more is
   * forgotten and announced as `file.missing`.
   */
  'recent.open': (args: { path: string }) => void;
  /** The page can take files now: those that the program was started with come next. */
  'page.ready': () => void;
  'menu.show': (args: CommandStates) => void;
  /** How far long work is, on the taskbar or the dock; null when there is none. */
  'progress.show': (args: { fraction: number | null }) => void;
  /** A notification of the desktop, unless the window has the focus anyway. */
  notify: (args: { title: string; body: string }) => void;
  'about.get': () => About;
}

/** What the program is made of. */
export interface About {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
}

/** What the main process tells the page unasked. */
export interface Events {
  'library.changed': LibraryChange;
  'settings.changed': Settings;
  /** A file that was asked for from outside the page is not there. */
  'file.missing': { readonly name: string };
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

/**
 * A DOM event that carries a `Command` of a menu. It is raised with a user gesture, without which a
 * page cannot open a file picker.
 */
export const COMMAND_EVENT = 'clonebooth:command';
