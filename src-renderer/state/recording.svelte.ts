import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import { sayProblem } from '../messages/failure-text.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';
import { Decoder } from '../workers/decoder.ts';
import { Preparer } from '../workers/preparer.ts';
import type { WorkerPort } from '../workers/rpc-client.ts';
import { SpeechFinder } from '../workers/speech-finder.ts';
import { OpenRecording, type RecordingFile, type RecordingPorts } from './open-recording.svelte.ts';
import { sayError } from './say-error.ts';
import { WaveformLoading } from './waveform-loading.ts';

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

  openFile(file: File): Promise<void> {
    const { name, size } = file;
    return this.#open(file, { name, bytes: size, path: this.#backend.pathOf(file) });
  }

  /** Opens sound that has no file of the person's own, such as the bundled sample. */
  openBlob(blob: Blob, name: string): Promise<void> {
    return this.#open(blob, { name, bytes: blob.size, path: null });
  }

  pause(): void {
    this.#current?.player.pause();
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  async #open(blob: Blob, file: RecordingFile): Promise<void> {
    const turn = ++this.#turn;
    this.#opening = file.name;
    this.#failure = null;
    this.pause();
    const decoder = new Decoder(this.#workers.decode());
    try {
      const info = await decoder.open(blob);
      if (turn !== this.#turn) return decoder.dispose();
      await this.#show(new OpenRecording(file, info, this.#portsFor(decoder, blob, info)), turn);
    } catch (error) {
      decoder.dispose();
      if (turn === this.#turn) this.#fail(file.name, (messages) => sayError(messages, error));
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
