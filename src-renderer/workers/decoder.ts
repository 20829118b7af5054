import type { Probe } from '../engine/peak-pyramid.ts';
import type {
  AudioRange,
  DecodeCalls,
  FrameRange,
  PartResult,
  RecordingInfo,
  ScanFindings,
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

  /** A quick impression of the whole, before or while it is scanned. */
  async overview(
    milliseconds: number,
    onProgress: (probes: readonly Probe[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#client.call('overview', milliseconds, {
      signal,
      onProgress,
      patience: PATIENCE_SECONDS,
    });
  }

  /** The exact peaks of a part, which begins on a whole second. */
  scanPart(range: FrameRange, { signal, onProgress }: ScanOptions = {}): Promise<PartResult> {
    return this.#client.call('scanPart', range, { signal, onProgress, patience: PATIENCE_SECONDS });
  }

  /** Takes over what a scan by parts, or of an earlier run of the program, found out. */
  adopt(findings: ScanFindings): Promise<ScanResult> {
    return this.#client.call('adopt', findings, { patience: PATIENCE_SECONDS });
  }

  /** Where its blocks begin, as `adopt` takes them. */
  blockStarts(): Promise<Int32Array<ArrayBuffer>> {
    return this.#client.call('blockStarts', null, { patience: PATIENCE_SECONDS });
  }

  /** A stretch, also while a scan runs. */
  read(range: FrameRange, signal?: AbortSignal): Promise<AudioRange> {
    return this.#client.call('read', range, { signal, patience: PATIENCE_SECONDS });
  }

  /** Stretches of a few minutes at most, joined in one WAV file, losslessly. */
  excerpt(ranges: readonly FrameRange[]): Promise<Uint8Array<ArrayBuffer>> {
    return this.#client.call('excerpt', ranges, { patience: PATIENCE_SECONDS });
  }

  dispose(): void {
    this.#client.terminate();
  }
}
