import { BlockStarts } from '../engine/block-starts.ts';
import { Timeline } from '../engine/timeline.ts';
import type {
  AudioRange,
  FrameRange,
  RecordingInfo,
  ScanProgress,
  ScanResult,
} from './decode-calls.ts';
import { readRange } from './read-range.ts';
import { scanRecording } from './scan-recording.ts';
import type { SoundSource } from './sound-source.ts';
import type { StartLoss } from './start-loss.ts';

/** What reading a recording needs, found out once when it is opened. */
export interface RecordingSource {
  /** Why the file holds less than it should, as far as its bytes tell; or null. */
  readonly damage: string | null;
  /** What is closed with the recording. */
  readonly input: { dispose(): void };
  readonly sink: SoundSource;
  /** Where damaged packets were passed over, in whole milliseconds; grows while decoding. */
  readonly damagedAt: ReadonlySet<number>;
  readonly info: RecordingInfo;
  /** Of the first decoded block, in seconds on the container's clock. */
  readonly firstTimestamp: number;
  readonly startLoss: StartLoss;
}

/** An open recording. Scans and reads may overlap; each decodes for itself. */
export class Recording {
  readonly #source: RecordingSource;
  readonly #starts = new BlockStarts();

  constructor(source: RecordingSource) {
    this.#source = source;
  }

  get info(): RecordingInfo {
    return this.#source.info;
  }

  /** Decodes everything once, for peaks and the true length. Holds no sound. */
  scan(report: (progress: ScanProgress) => void, signal: AbortSignal): Promise<ScanResult> {
    this.#starts.clear();
    return scanRecording(this.#source, this.#timeline(), this.#starts, report, signal);
  }

  /**
   * Decodes a stretch. Its frames are exactly the scan's where the scan has been; further on, they are
   * as exact as the container's timestamps.
   */
  read(range: FrameRange, signal: AbortSignal): Promise<AudioRange> {
    return readRange(this.#source, this.#timeline(), this.#starts, range, signal);
  }

  dispose(): void {
    this.#source.input.dispose();
  }

  #timeline(): Timeline {
    return new Timeline(this.info.sampleRate, this.#source.firstTimestamp);
  }
}
