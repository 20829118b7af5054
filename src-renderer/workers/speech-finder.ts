import { bandAround, PASSAGE_BAND } from '../engine/speech/best-passage.ts';
import { InTurn } from './in-turn.ts';
import { LastingWorker } from './lasting-worker.ts';
import {
  PATIENCE_SECONDS,
  type RangeReader,
  readBlocks,
  type WorkOptions,
} from './recording-blocks.ts';
import type { WorkerPort } from './rpc-client.ts';
import type { SpeechAnalysis, SpeechCalls } from './speech-calls.ts';

/** What is to be analysed: a recording that a scan has told the true length of. */
export interface SpeechSource {
  readonly frames: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** Seconds the best passage should have; the verdict's own band otherwise. */
  readonly wantedSeconds?: number | undefined;
}

/** The page's handle on the speech worker. */
export class SpeechFinder {
  readonly #worker: LastingWorker<SpeechCalls>;
  /** The worker holds one analysis at a time. */
  readonly #analyses = new InTurn();

  /** @param spawn starts speech workers, which become this object's own: the first one now, others when one is lost */
  constructor(spawn: () => WorkerPort) {
    this.#worker = new LastingWorker(spawn);
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
    options: WorkOptions = {},
  ): Promise<SpeechAnalysis> {
    return this.#analyses.run(() => this.#run(reader, source, options));
  }

  dispose(): void {
    this.#worker.terminate();
  }

  async #run(
    reader: RangeReader,
    { frames, sampleRate, wantedSeconds }: SpeechSource,
    { signal, onProgress }: WorkOptions,
  ): Promise<SpeechAnalysis> {
    const client = this.#worker.client();
    const call = { signal, patience: PATIENCE_SECONDS };
    await client.call('begin', sampleRate, call);
    let pushed: Promise<unknown> = Promise.resolve();
    const blocks = readBlocks(reader, { start: 0, end: frames }, sampleRate, signal);
    for await (const { asked, channels, transfer } of blocks) {
      await pushed;
      onProgress?.(asked.end / frames);
      pushed = client.call('push', channels, { ...call, transfer });
      // It may fail while the next block is read, and is heard of after that.
      pushed.catch(() => undefined);
    }
    await pushed;
    const band = wantedSeconds === undefined ? PASSAGE_BAND : bandAround(wantedSeconds);
    return client.call('finish', band, call);
  }
}
