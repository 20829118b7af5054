import type { Draft } from '../../src-main/contract/draft.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { TakeScript } from '../../src-main/contract/take.ts';
import type { Backend } from '../bridge.ts';
import { sayProblem } from '../messages/failure-text.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';
import { Decoder } from '../workers/decoder.ts';
import { fingerprintOf } from '../workers/fingerprint.ts';
import { Preparer } from '../workers/preparer.ts';
import type { WorkerPort } from '../workers/rpc-client.ts';
import { SpeechFinder } from '../workers/speech-finder.ts';
import { OpenRecording, type RecordingPorts } from './open-recording.svelte.ts';
import {
  type ExcerptReason,
  excerptOrigin,
  fileOrigin,
  type Origin,
  type RecordingFile,
  type Resumed,
  withScript,
} from './origin.ts';
import type { ReopenedFiles } from './reopened-files.ts';
import { sayError } from './say-error.ts';
import { WaveformLoading } from './waveform-loading.ts';

/** Earlier work that is taken up again. */
interface Resumable {
  readonly resumed: Resumed & { readonly id: string };
  readonly of: 'draft' | 'sample';
  readonly draft: Draft | null;
}

/** A file that could not be opened, and why. */
export interface OpenFailure {
  readonly name: string;
  readonly said: (messages: Messages) => Said;
}

export interface WorkerFactories {
  readonly decode: () => WorkerPort;
  readonly engine: () => WorkerPort;
  readonly speech: () => WorkerPort;
}

export interface RecordingStatePorts {
  readonly backend: Backend;
  readonly files: ReopenedFiles;
  readonly workers: WorkerFactories;
  readonly saved: RecordingPorts['saved'];
  readonly edited: RecordingPorts['edited'];
  /** A file of the person's own could be opened. */
  readonly opened: (path: string) => void;
  /** What was read in the recording at this path, when it is a take of a text. */
  readonly scriptOf: (path: string | null) => TakeScript | null;
}

/** Which recording is open. It stays open until another one could be opened in its place. */
export class RecordingState {
  readonly #backend: Backend;
  readonly #files: ReopenedFiles;
  readonly #workers: WorkerFactories;
  readonly #told: Pick<RecordingStatePorts, 'saved' | 'edited' | 'opened'>;
  readonly #scriptOf: (path: string | null) => TakeScript | null;
  #current = $state.raw<OpenRecording | null>(null);
  #opening = $state<string | null>(null);
  #failure = $state.raw<OpenFailure | null>(null);
  #preparer: Preparer | null = null;
  #speechFinder: SpeechFinder | null = null;
  #opened: { readonly blob: Blob; readonly origin: Origin } | null = null;
  /** Tells the newest opening from those it replaced. */
  #turn = 0;

  constructor({ backend, files, workers, scriptOf, ...told }: RecordingStatePorts) {
    this.#backend = backend;
    this.#files = files;
    this.#workers = workers;
    this.#told = told;
    this.#scriptOf = scriptOf;
  }

  get current(): OpenRecording | null {
    return this.#current;
  }

  /** The name of the file that is being opened. */
  get opening(): string | null {
    return this.#opening;
  }

  get failure(): OpenFailure | null {
    return this.#failure;
  }

  async openFile(file: File): Promise<void> {
    const described = await this.#describe(file);
    const script = this.#scriptOf(described.path);
    await this.#open(file, withScript(fileOrigin(described), script));
  }

  /** Opens sound that has no file of the person's own, such as the bundled sample. */
  openBlob(blob: Blob, name: string): Promise<void> {
    return this.#open(blob, fileOrigin({ name, bytes: blob.size, path: null, fingerprint: null }));
  }

  /** Takes up a draft where it was left: with its recording, or with the excerpt of it. */
  resumeDraft(draft: Draft): Promise<void> {
    return this.#resume({ resumed: draft, of: 'draft', draft });
  }

  /** Cuts a saved sample anew, beginning with its own edit. */
  resumeSample(sample: Sample): Promise<void> {
    return this.#resume({ resumed: sample, of: 'sample', draft: null });
  }

  /** Opens another audio track of the recording that is open. */
  async chooseTrack(track: number): Promise<void> {
    const opened = this.#opened;
    if (opened) await this.#open(opened.blob, opened.origin, track);
  }

  /** Whether there are edits that are not on disk yet. */
  get unsaved(): boolean {
    return this.#current?.keeper.pending ?? false;
  }

  /** Keeps at once what is not on disk yet. */
  async flush(): Promise<void> {
    await this.#current?.keeper.flush();
  }

  /** A draft got another name elsewhere; where it is the open one, it goes on with that. */
  draftRenamed(draftId: string, name: string): void {
    const open = this.#current;
    if (open?.keeper.id === draftId) open.labels.restore({ ...open.labels.labels, name });
  }

  /** A draft is about to be deleted; where it is the open one, nothing more is written into it. */
  async draftRemoved(draftId: string): Promise<void> {
    const open = this.#current;
    if (open?.keeper.id === draftId) await open.keeper.leave();
  }

  draftRestored(draftId: string): void {
    this.#current?.keeper.takeUpAgain(draftId);
  }

  pause(): void {
    this.#current?.player.pause();
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  async #resume(work: Resumable): Promise<void> {
    const { resumed, draft } = work;
    const { name, path, fingerprint, track } = resumed.source;
    this.#opening = name;
    this.#failure = null;
    const file = path === null ? null : await this.#files.reopen(path);
    if (!file) return this.#openExcerpt(work, 'gone');
    const described = await this.#describe(file);
    if (fingerprint !== null && fingerprint !== described.fingerprint) {
      return this.#openExcerpt(work, 'changed');
    }
    return this.#open(file, fileOrigin(described, resumed, draft), track);
  }

  async #openExcerpt(work: Resumable, because: ExcerptReason): Promise<void> {
    const { resumed, draft, of } = work;
    const wav = await this.#backend.invoke('excerpt.read', { of, id: resumed.id });
    if (wav) {
      return this.#open(new Blob([new Uint8Array(wav)]), excerptOrigin(resumed, because, draft));
    }
    const { name, path } = resumed.source;
    this.#fail(name, (messages) => messages.editor.originalLost(path ?? name));
  }

  async #describe(file: File): Promise<RecordingFile> {
    const fingerprint = await fingerprintOf(file).catch(() => null);
    return { name: file.name, bytes: file.size, path: this.#backend.pathOf(file), fingerprint };
  }

  async #open(blob: Blob, origin: Origin, track: number | null = null): Promise<void> {
    const turn = ++this.#turn;
    this.#opening = origin.name;
    this.#failure = null;
    this.pause();
    const decoder = new Decoder(this.#workers.decode());
    try {
      const info = await decoder.open(blob, undefined, track);
      if (turn !== this.#turn) return decoder.dispose();
      const ports = this.#portsFor(decoder, blob, info);
      this.#opened = { blob, origin };
      const { path } = origin.source(info, info.seconds ?? 0);
      if (path !== null && origin.excerptBecause === null) this.#told.opened(path);
      await this.#show(new OpenRecording(origin, info, ports), turn);
    } catch (error) {
      decoder.dispose();
      if (turn === this.#turn) this.#fail(origin.name, (messages) => sayError(messages, error));
    }
  }

  async #show(recording: OpenRecording, turn: number): Promise<void> {
    const replaced = this.#current;
    this.#current = recording;
    this.#opening = null;
    await replaced?.dispose();
    const problem = await recording.read();
    if (!problem || turn !== this.#turn) return;
    this.#current = null;
    await recording.dispose();
    this.#fail(recording.name, (messages) => sayProblem(messages, problem));
  }

  #portsFor(decoder: Decoder, blob: Blob, info: RecordingInfo): RecordingPorts {
    this.#preparer ??= new Preparer(this.#workers.engine);
    this.#speechFinder ??= new SpeechFinder(this.#workers.speech);
    const backend = this.#backend;
    const hire = () => new Decoder(this.#workers.decode());
    const cores = navigator.hardwareConcurrency;
    return {
      backend,
      decoder,
      loading: new WaveformLoading({ backend, blob, info, decoder, hire, cores }),
      preparer: this.#preparer,
      speechFinder: this.#speechFinder,
      saved: this.#told.saved,
      edited: this.#told.edited,
    };
  }

  #fail(name: string, said: (messages: Messages) => Said): void {
    this.#opening = null;
    this.#failure = { name, said };
  }
}
