import type { Passages } from '../../src-main/contract/passages.ts';
import type { RangeReader } from '../workers/recording-blocks.ts';
import type { SpeechAnalysis } from '../workers/speech-calls.ts';
import type { SpeechFinder, SpeechSource } from '../workers/speech-finder.ts';

/** Where somebody speaks in the open recording, and which passage of it is best. */
export class SpeechState {
  readonly #finder: SpeechFinder;
  #analysis = $state.raw<SpeechAnalysis | null>(null);
  #progress = $state<number | null>(null);

  constructor(finder: SpeechFinder) {
    this.#finder = finder;
  }

  /** How much of the recording has been listened to, 0 to 1; null before and afterwards. */
  get progress(): number | null {
    return this.#progress;
  }

  /** What was found: in all of the recording, or for the time being in its beginning; null before. */
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

  /** Listens to all of it. @throws WorkerError */
  async find(reader: RangeReader, source: SpeechSource, signal: AbortSignal): Promise<void> {
    this.#progress = 0;
    try {
      const onProgress = (fraction: number) => {
        this.#progress = fraction;
      };
      this.#analysis = await this.#finder.analyse(reader, source, { signal, onProgress });
    } finally {
      this.#progress = null;
    }
  }

  /** Listens to the beginning only, so that there is something to begin with. @throws WorkerError */
  async findFirst(reader: RangeReader, source: SpeechSource, signal: AbortSignal): Promise<void> {
    const analysis = await this.#finder.analyse(reader, source, { signal });
    this.#analysis ??= analysis;
  }
}
