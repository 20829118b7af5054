import type { Passages } from '../../src-main/contract/passages.ts';
import type { NewSample, Sample, SourceRecording } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { Judged } from './assessment.svelte.ts';
import type { LabelsState } from './labels.svelte.ts';
import { sayError } from './say-error.ts';

export type SavingPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly said: (messages: Messages) => Said };

/** What saving needs of the open recording. */
export interface SavingPorts {
  readonly backend: Backend;
  readonly source: () => SourceRecording;
  readonly labels: LabelsState;
  /** From times of what is open to times of the recording. */
  readonly toRecording: (passages: Passages) => Passages;
  /** What the newest edit makes, as soon as it is rendered. */
  readonly settled: () => Promise<Judged>;
  /** Has all of the draft on disk and names it: it becomes the sample. */
  readonly keepDraft: () => Promise<string>;
  readonly saved: (sample: Sample) => void;
}

/** Makes a sample of the newest edit and hands it to the main process to keep. */
export class SavingState {
  readonly #ports: SavingPorts;
  #phase = $state.raw<SavingPhase>({ kind: 'idle' });
  /** Tells the newest attempt from those that were given up. */
  #turn = 0;

  constructor(ports: SavingPorts) {
    this.#ports = ports;
  }

  get phase(): SavingPhase {
    return this.#phase;
  }

  async save(): Promise<void> {
    if (this.#ports.labels.name.trim() === '' || this.#phase.kind === 'saving') return;
    const turn = ++this.#turn;
    this.#phase = { kind: 'saving' };
    try {
      const sample = await this.#makeSample(turn);
      if (sample) this.#ports.saved(sample);
      if (turn === this.#turn) this.#phase = { kind: 'idle' };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#phase = { kind: 'failed', said: (messages) => sayError(messages, error) };
    }
  }

  /** Gives up what is being prepared. A sample that is being written is written to its end. */
  cancel(): void {
    this.#turn += 1;
    if (this.#phase.kind === 'saving') this.#phase = { kind: 'idle' };
  }

  async #makeSample(turn: number): Promise<Sample | null> {
    const { backend, source, labels, toRecording, settled, keepDraft } = this.#ports;
    const { edit, rendered, verdict } = await settled();
    if (turn !== this.#turn) return null;
    const sample: NewSample = {
      ...labels.labels,
      source: source(),
      passages: toRecording(edit.passages),
      recipe: edit.recipe,
      measurements: rendered.measures,
      verdict,
    };
    const draftId = await keepDraft();
    return backend.invoke('library.save', { sample, wav: rendered.wav, draftId });
  }
}
