import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import { sayProblem } from '../messages/failure-text.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { Decoder } from '../workers/decoder.ts';
import { Preparer } from '../workers/preparer.ts';
import type { WorkerPort } from '../workers/rpc-client.ts';
import { OpenRecording, type RecordingFile } from './open-recording.svelte.ts';
import { sayError } from './say-error.ts';

export type RecordingPhase =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string }
  | { readonly kind: 'open'; readonly recording: OpenRecording }
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly said: (messages: Messages) => Said;
    };

export interface WorkerFactories {
  readonly decode: () => WorkerPort;
  readonly engine: () => WorkerPort;
}

/** Which recording is open. Opening another one closes it; a file that fails closes nothing else. */
export class RecordingState {
  readonly #backend: Backend;
  readonly #workers: WorkerFactories;
  readonly #saved: (sample: Sample) => void;
  #phase = $state.raw<RecordingPhase>({ kind: 'none' });
  #preparer: Preparer | null = null;
  /** Tells the newest opening from those it replaced. */
  #opening = 0;

  constructor(backend: Backend, workers: WorkerFactories, saved: (sample: Sample) => void) {
    this.#backend = backend;
    this.#workers = workers;
    this.#saved = saved;
  }

  get phase(): RecordingPhase {
    return this.#phase;
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
    if (this.#phase.kind === 'open') this.#phase.recording.player.pause();
  }

  async #open(blob: Blob, file: RecordingFile): Promise<void> {
    const opening = ++this.#opening;
    await this.#close();
    this.#phase = { kind: 'opening', name: file.name };
    const decoder = new Decoder(this.#workers.decode());
    try {
      const info = await decoder.open(blob);
      if (opening !== this.#opening) return decoder.dispose();
      this.#preparer ??= new Preparer(this.#workers.engine());
      const recording = new OpenRecording(file, info, {
        backend: this.#backend,
        decoder,
        preparer: this.#preparer,
        saved: this.#saved,
      });
      this.#phase = { kind: 'open', recording };
      const problem = await recording.read();
      if (problem && opening === this.#opening) {
        await recording.dispose();
        this.#fail(file.name, (messages) => sayProblem(messages, problem));
      }
    } catch (error) {
      decoder.dispose();
      if (opening === this.#opening) {
        this.#fail(file.name, (messages) => sayError(messages, error));
      }
    }
  }

  #fail(name: string, said: (messages: Messages) => Said): void {
    this.#phase = { kind: 'failed', name, said };
  }

  async #close(): Promise<void> {
    if (this.#phase.kind === 'open') await this.#phase.recording.dispose();
  }
}
