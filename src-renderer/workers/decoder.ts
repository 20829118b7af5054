import type {
  AudioRange,
  DecodeCalls,
  FrameRange,
  RecordingInfo,
  ScanProgress,
  ScanResult,
} from './decode-calls.ts';
import { WorkerClient, type WorkerPort } from './rpc-client.ts';

/**
 * Silence after which the worker is given up, in seconds. Longer than the worker's own patience with
 * a decoder, which ends in a better answer: this is for a worker caught in an endless loop.
 */
const PATIENCE_SECONDS = 30;

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told about ten times a second, the first time with the first block. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

/** The page's handle on one recording and the worker that decodes it. Methods throw WorkerError. */
export class Decoder {
  readonly #client: WorkerClient<DecodeCalls>;

  /** @param port a new decode worker, which becomes this object's own */
  constructor(port: WorkerPort) {
    this.#client = new WorkerClient(port);
  }

  /** @param track one of the file's audio tracks; its main one if not given */
  open(file: Blob, signal?: AbortSignal, track: number | null = null): Promise<RecordingInfo> {
    return this.#client.call('open', { file, track }, { signal, patience: PATIENCE_SECONDS });
  }

  /** One pass over everything: peaks while it runs, the true length at its end. */
  scan({ signal, onProgress }: ScanOptions = {}): Promise<ScanResult> {
    return this.#client.call('scan', null, { signal, onProgress, patience: PATIENCE_SECONDS });
  }

  /** A stretch, also while a scan runs. */
  read(range: FrameRange, signal?: AbortSignal): Promise<AudioRange> {
    return this.#client.call('read', range, { signal, patience: PATIENCE_SECONDS });
  }

  dispose(): void {
    this.#client.terminate();
  }
}
