import {
  LANGUAGES,
  type VoiceNameProblem,
  voiceNameProblem,
} from '../../src-main/contract/clone.ts';
import { type Failure, failureOf } from '../../src-main/contract/failure.ts';
import type { OutboxState } from '../../src-main/contract/outbox.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';

export type ClonePhase =
  | { readonly kind: 'editing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'ended'; readonly state: OutboxState }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What is typed into the clone dialog, and what became of it. An error keeps every field. */
export class CloneForm {
  readonly #backend: Backend;
  readonly #sampleId: string;
  readonly #cloned: () => void;
  voiceName = $state('');
  promptText = $state('');
  language = $state('');
  model = $state('');
  speaker = $state('');
  agreed = $state(false);
  #phase = $state.raw<ClonePhase>({ kind: 'editing' });

  /** @param cloned told when a voice was made */
  constructor(backend: Backend, sample: Sample, cloned: () => void = () => undefined) {
    this.#backend = backend;
    this.#cloned = cloned;
    this.#sampleId = sample.id;
    this.voiceName = suggestedName(sample.name);
    this.promptText = sample.transcript;
    this.language = LANGUAGES.includes(sample.language) ? sample.language : '';
  }

  get phase(): ClonePhase {
    return this.#phase;
  }

  get nameProblem(): VoiceNameProblem | null {
    return voiceNameProblem(this.voiceName);
  }

  get complete(): boolean {
    return this.nameProblem === null && this.speaker.trim() !== '' && this.agreed;
  }

  async send(): Promise<void> {
    if (!this.complete || this.#phase.kind === 'sending') return;
    this.#phase = { kind: 'sending' };
    try {
      const { state } = await this.#backend.invoke('clone.send', {
        sampleId: this.#sampleId,
        voiceName: this.voiceName,
        promptText: this.promptText.trim(),
        language: this.language,
        model: this.model,
        consent: { speaker: this.speaker.trim(), confirmedAt: new Date().toISOString() },
      });
      this.#phase = { kind: 'ended', state };
      if (state.kind === 'cloned') this.#cloned();
    } catch (error) {
      this.#phase = { kind: 'failed', failure: failureOf(error) };
    }
  }
}

/** A sample's name with everything that a voice's name may not have made an underscore. */
function suggestedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 36);
}
