import { bandAround, PASSAGE_BAND } from '../engine/speech/best-passage.ts';
import { throwIfCancelled } from './failure.ts';
import type { RangeReader } from './preparer.ts';
import { WorkerClient, type WorkerPort } from './rpc-client.ts';
import type { SpeechAnalysis, SpeechCalls } from './speech-calls.ts';

/** As long as a preparation's blocks; analysing one takes well under a tenth of a second. */
const BLOCK_SECONDS = 5;
const PATIENCE_SECONDS = 30;

/** What is to be analysed: a recording that a scan has told the true length of. */
export interface SpeechSource {
  readonly frames: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** Seconds the best passage should have; the verdict's own band otherwise. */
  readonly wantedSeconds?: number | undefined;
}

export interface AnalyseOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** The page's handle on the speech worker. */
export class SpeechFinder {
  readonly #client: WorkerClient<SpeechCalls>;
  /** The worker holds one analysis, so they wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param port a new speech worker, which becomes this object's own */
  constructor(port: WorkerPort) {
    this.#client = new WorkerClient(port);
  }

  /**
   * Finds the speech of a whole recording, which passes through in blocks of a few seconds: the next one
   * is decoded while the last one is analysed.
   *
   * @throws WorkerError also the reader's
   */
  analyse(
    reader: RangeReader,
    source: SpeechSource,
    options: AnalyseOptions = {},
  ): Promise<SpeechAnalysis> {
    const run = () => this.#run(reader, source, options);
    const result = this.#last.then(run, run);
    this.#last = result;
    return result;
  }

  dispose(): void {
    this.#client.terminate();
  }

  async #run(
    reader: RangeReader,
    { frames, sampleRate, wantedSeconds }: SpeechSource,
    { signal, onProgress }: AnalyseOptions,
  ): Promise<SpeechAnalysis> {
    const call = { signal, patience: PATIENCE_SECONDS };
    await this.#client.call('begin', sampleRate, call);
    const step = Math.max(1, Math.round(BLOCK_SECONDS * sampleRate));
    let pushed: Promise<unknown> = Promise.resolve();
    for (let start = 0; start < frames; start += step) {
      const end = Math.min(frames, start + step);
      const [{ channels }] = await Promise.all([reader.read({ start, end }, signal), pushed]);
      if (signal) throwIfCancelled(signal);
      const got = channels[0]?.length ?? 0;
      const transfer = channels.map((channel) => channel.buffer);
      onProgress?.(end / frames);
      pushed = this.#client.call('push', channels, { ...call, transfer });
      if (got < end - start) break;
    }
    await pushed;
    const band = wantedSeconds === undefined ? PASSAGE_BAND : bandAround(wantedSeconds);
    return this.#client.call('finish', band, call);
  }
}
