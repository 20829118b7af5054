import type { FrameRange } from './decode-calls.ts';
import { InTurn } from './in-turn.ts';
import { LastingWorker } from './lasting-worker.ts';
import type { PrepareCalls, Rendered, RenderingOptions } from './prepare-calls.ts';
import {
  PATIENCE_SECONDS,
  type RangeReader,
  readBlocks,
  type WorkOptions,
} from './recording-blocks.ts';
import type { WorkerPort } from './rpc-client.ts';

/** Reading's share of the work, for the progress. */
const READING = 0.3;

/** The page's handle on the engine worker. */
export class Preparer {
  readonly #worker: LastingWorker<PrepareCalls>;
  /** The worker holds one preparation at a time. */
  readonly #preparations = new InTurn();

  /** @param spawn starts engine workers, which become this object's own: the first one now, others when one is lost */
  constructor(spawn: () => WorkerPort) {
    this.#worker = new LastingWorker(spawn);
  }

  /**
   * Makes and measures a sample of passages, joined in order, which pass through in blocks of a few
   * seconds.
   *
   * A passage that the recording turns out not to have gives a shorter sample: look at `frames`.
   *
   * @throws WorkerError also the reader's
   */
  prepare(
    reader: RangeReader,
    ranges: readonly FrameRange[],
    format: RenderingOptions,
    options: WorkOptions = {},
  ): Promise<Rendered> {
    return this.#preparations.run(() => this.#run(reader, ranges, format, options));
  }

  dispose(): void {
    this.#worker.terminate();
  }

  async #run(
    reader: RangeReader,
    ranges: readonly FrameRange[],
    format: RenderingOptions,
    { signal, onProgress }: WorkOptions,
  ): Promise<Rendered> {
    const client = this.#worker.client();
    const call = { signal, patience: PATIENCE_SECONDS };
    const total = ranges.reduce((frames, { start, end }) => frames + end - start, 0);
    let done = 0;
    await client.call('begin', format, call);
    for (const [index, range] of ranges.entries()) {
      if (index > 0) await client.call('next', null, call);
      const blocks = readBlocks(reader, range, format.sampleRate, signal);
      for await (const { asked, channels, transfer } of blocks) {
        await client.call('push', channels, { ...call, transfer });
        done += asked.end - asked.start;
        onProgress?.((READING * done) / total);
      }
    }
    return client.call('finish', null, {
      ...call,
      onProgress: (fraction) => onProgress?.(READING + (1 - READING) * fraction),
    });
  }
}
