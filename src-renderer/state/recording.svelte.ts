import type { Draft } from '../../src-main/contract/draft.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
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
  type Resumed,
} from './origin.ts';
import { sayError } from './say-error.ts';
import { WaveformLoading } from './waveform-loading.ts';

/** What is resumed once the main process has given its file to the page. */
interface Awaited {
  readonly path: string | null;
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

/** Which recording is open. It stays open until another one could be opened in its place. */
export class RecordingState {
  readonly #backend: Backend;
  readonly #workers: WorkerFactories;
  readonly #saved: (sample: Sample) => void;
  #current = $state.raw<OpenRecording | null>(null);
  #opening = $state<string | null>(null);
  #failure = $state.raw<OpenFailure | null>(null);
  #preparer: Preparer | null = null;
  #speechFinder: SpeechFinder | null = null;
  #awaited: Awaited | null = null;
  #opened: { readonly blob: Blob; readonly origin: Origin } | null = null;
  /** Tells the newest opening from those it replaced. */
  #turn = 0;

  constructor(backend: Backend, workers: WorkerFactories, saved: (sample: Sample) => void) {
    this.#backend = backend;
    this.#workers = workers;
    this.#saved = saved;
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

  /** Opens a file that a person chose, or that the main process gave for what is being resumed. */
  async openFile(file: File): Promise<void> {
    const { name, size } = file;
    const path = this.#backend.pathOf(file);
    const fingerprint = await fingerprintOf(file).catch(() => null);
    const opened = { name, bytes: size, path, fingerprint };
    const awaited = this.#awaited?.path === path ? this.#awaited : null;
    this.#awaited = null;
    if (!awaited) return this.#open(file, fileOrigin(opened));
    const { resumed, draft } = awaited;
    const known = resumed.source.fingerprint;
    const isSame = known === null || known === fingerprint;
    if (isSame) return this.#open(file, fileOrigin(opened, resumed, draft), resumed.source.track);
    return this.#openExcerpt(awaited, 'changed');
  }

  /** Opens sound that has no file of the person's own, such as the bundled sample. */
  openBlob(blob: Blob, name: string): Promise<void> {
    return this.#open(blob, fileOrigin({ name, bytes: blob.size, path: null, fingerprint: null }));
  }

  /** Takes up a draft where it was left: with its recording, or with the excerpt of it. */
  resumeDraft(draft: Draft): Promise<void> {
    return this.#resume({ path: draft.source.path, resumed: draft, of: 'draft', draft });
  }

  /** Cuts a saved sample anew, beginning with its own edit. */
  resumeSample(sample: Sample): Promise<void> {
    return this.#resume({ path: sample.source.path, resumed: sample, of: 'sample', draft: null });
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

  pause(): void {
    this.#current?.player.pause();
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  async #resume(awaited: Awaited): Promise<void> {
    this.#opening = awaited.resumed.source.name;
    this.#failure = null;
    const { path } = awaited;
    // The file arrives in the page's input, and from there in `openFile`.
    this.#awaited = awaited;
    if (path !== null && (await this.#backend.invoke('recording.reopen', { path }))) return;
    this.#awaited = null;
    await this.#openExcerpt(awaited, 'gone');
  }

  async #openExcerpt(awaited: Awaited, because: ExcerptReason): Promise<void> {
    const { resumed, draft, of } = awaited;
    const wav = await this.#backend.invoke('excerpt.read', { of, id: resumed.id });
    if (wav) {
      return this.#open(new Blob([new Uint8Array(wav)]), excerptOrigin(resumed, because, draft));
    }
    const { name, path } = resumed.source;
    this.#fail(name, (messages) => messages.editor.originalLost(path ?? name));
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
    this.#preparer ??= new Preparer(this.#workers.engine());
    this.#speechFinder ??= new SpeechFinder(this.#workers.speech());
    const backend = this.#backend;
    const hire = () => new Decoder(this.#workers.decode());
    const cores = navigator.hardwareConcurrency;
    return {
      backend,
      decoder,
      loading: new WaveformLoading({ backend, blob, info, decoder, hire, cores }),
      preparer: this.#preparer,
      speechFinder: this.#speechFinder,
      saved: this.#saved,
    };
  }

  #fail(name: string, said: (messages: Messages) => Said): void {
    this.#opening = null;
    this.#failure = { name, said };
  }
}
