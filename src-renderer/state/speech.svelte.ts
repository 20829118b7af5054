import type { Passages } from '../../src-main/contract/passages.ts';
import type { Decoder } from '../workers/decoder.ts';
import type { SpeechAnalysis } from '../workers/speech-calls.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';

/** Where somebody speaks in the open recording, and which passage of it is best. */
export class SpeechState {
  readonly #finder: SpeechFinder;
  #analysis = $state.raw<SpeechAnalysis | null>(null);
  #progress = $state(0);

  constructor(finder: SpeechFinder) {
    this.#finder = finder;
  }

  /** 0 to 1. */
  get progress(): number {
    return this.#progress;
  }

  /** Everything that was found, or null until all of the recording was listened to. */
  get analysis(): SpeechAnalysis | null {
    return this.#analysis;
  }

  /** Stretches of speech in order, in seconds of the recording. */
  get segments(): Passages {
    return this.#analysis?.segments ?? [];
  }

  /** The passages to propose, in order; empty while they are looked for or when there are none. */
  get best(): Passages {
    const best = this.#analysis?.best;
    return best?.kind === 'found' ? best.passages : [];
  }

  /** @throws WorkerError */
  async find(
    decoder: Decoder,
    source: { readonly frames: number; readonly sampleRate: number },
    signal: AbortSignal,
  ): Promise<void> {
    this.#analysis = await this.#finder.analyse(decoder, source, {
      signal,
      onProgress: (fraction) => {
        this.#progress = fraction;
      },
    });
  }
}
