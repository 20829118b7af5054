import { judge } from '../../src-main/contract/judge.ts';
import type { Passage } from '../../src-main/contract/passage.ts';
import type { Recipe } from '../../src-main/contract/recipe.ts';
import type { Sample, SourceRecording } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { FrameRange } from '../workers/decode-calls.ts';
import type { Rendered } from '../workers/prepare-calls.ts';
import { sayError } from './say-error.ts';

export type SavingPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing'; readonly progress: number }
  | { readonly kind: 'failed'; readonly said: (messages: Messages) => Said };

/** Renders a stretch with a recipe. */
export type Render = (
  range: FrameRange,
  recipe: Recipe,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
) => Promise<Rendered>;

/** What saving needs of the open recording. */
export interface SavingPorts {
  readonly backend: Backend;
  readonly passage: () => Passage;
  /** The passage in frames of the recording. */
  readonly frames: () => FrameRange;
  readonly source: () => SourceRecording;
  readonly recipe: () => Recipe;
  readonly render: Render;
  readonly saved: (sample: Sample) => void;
}

/** Makes a sample of the selection and hands it to the main process to keep. */
export class SavingState {
  readonly #ports: SavingPorts;
  #phase = $state.raw<SavingPhase>({ kind: 'idle' });
  #abort: AbortController | null = null;
  name = $state('');

  constructor(ports: SavingPorts, name: string) {
    this.#ports = ports;
    this.name = name;
  }

  get phase(): SavingPhase {
    return this.#phase;
  }

  async save(): Promise<void> {
    const name = this.name.trim();
    if (name === '' || this.#phase.kind === 'preparing') return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#phase = { kind: 'preparing', progress: 0 };
    try {
      this.#ports.saved(await this.#makeSample(name, abort.signal));
      this.#phase = { kind: 'idle' };
    } catch (error) {
      this.#phase = abort.signal.aborted
        ? { kind: 'idle' }
        : { kind: 'failed', said: (messages) => sayError(messages, error) };
    }
  }

  /** Gives up what is being prepared. A sample that is being written is written to its end. */
  cancel(): void {
    this.#abort?.abort();
  }

  async #makeSample(name: string, signal: AbortSignal): Promise<Sample> {
    const { backend, passage, frames, source, recipe, render } = this.#ports;
    const [selected, treatments] = [passage(), recipe()];
    const { wav, measures } = await render(frames(), treatments, signal, (progress) => {
      this.#phase = { kind: 'preparing', progress };
    });
    signal.throwIfAborted();
    const sample = {
      name,
      transcript: '',
      language: '',
      tags: [],
      source: source(),
      passages: [selected],
      recipe: treatments,
      measurements: measures,
      verdict: judge(measures),
    };
    return backend.invoke('library.save', { sample, wav, draftId: null });
  }
}
