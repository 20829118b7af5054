import type { AudioRange, FrameRange } from './decode-calls.ts';
import { throwIfCancelled } from './failure.ts';
import type { PrepareCalls, Rendered, RenderingOptions } from './prepare-calls.ts';
import { WorkerClient, type WorkerPort } from './rpc-client.ts';

/** Small enough to report often and to cancel quickly, large enough that the preroll hardly counts. */
const BLOCK_SECONDS = 5;
const PATIENCE_SECONDS = 30;
/** Reading's share of the work, for the progress. */
const READING = 0.3;

/** Reads a stretch of a recording; a Decoder is one. */
export interface RangeReader {
  read(range: FrameRange, signal?: AbortSignal): Promise<AudioRange>;
}

export interface PrepareOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** The page's handle on the engine worker. */
export class Preparer {
  readonly #client: WorkerClient<PrepareCalls>;
  /** The worker holds one preparation, so they wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param port a new engine worker, which becomes this object's own */
  constructor(port: WorkerPort) {
    this.#client = new WorkerClient(port);
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
    options: PrepareOptions = {},
  ): Promise<Rendered> {
    const run = () => this.#run(reader, ranges, format, options);
    const result = this.#last.then(run, run);
    this.#last = result;
    return result;
  }

  dispose(): void {
    this.#client.terminate();
  }

  async #run(
    reader: RangeReader,
    ranges: readonly FrameRange[],
    format: RenderingOptions,
    { signal, onProgress }: PrepareOptions,
  ): Promise<Rendered> {
    const call = { signal, patience: PATIENCE_SECONDS };
    const total = ranges.reduce((frames, { start, end }) => frames + end - start, 0);
    let done = 0;
    await this.#client.call('begin', format, call);
    for (const [index, range] of ranges.entries()) {
      if (index > 0) await this.#client.call('next', null, call);
      await this.#push(reader, range, format.sampleRate, signal, (frames) => {
        done += frames;
        onProgress?.((READING * done) / total);
      });
    }
    return this.#client.call('finish', null, {
      ...call,
      onProgress: (fraction) => onProgress?.(READING + (1 - READING) * fraction),
    });
  }

  async #push(
    reader: RangeReader,
    range: FrameRange,
    sampleRate: number,
    signal: AbortSignal | undefined,
    pushed: (frames: number) => void,
  ): Promise<void> {
    const step = Math.max(1, Math.round(BLOCK_SECONDS * sampleRate));
    for (let start = range.start; start < range.end; start += step) {
      const end = Math.min(range.end, start + step);
      const { channels } = await reader.read({ start, end }, signal);
      if (signal) throwIfCancelled(signal);
      const frames = channels[0]?.length ?? 0;
      const transfer = channels.map((channel) => channel.buffer);
      await this.#client.call('push', channels, { signal, patience: PATIENCE_SECONDS, transfer });
      pushed(end - start);
      if (frames < end - start) break;
    }
  }
}
