import type { AudioSampleSink } from 'mediabunny';
import { BlockStarts } from '../engine/block-starts.ts';
import type { Probe } from '../engine/peak-pyramid.ts';
import { Timeline } from '../engine/timeline.ts';
import type { BatchSource } from './batched-sound.ts';
import type {
  AudioRange,
  FrameRange,
  PartResult,
  RecordingInfo,
  ScanFindings,
  ScanProgress,
  ScanResult,
} from './decode-calls.ts';
import { overviewOf } from './overview.ts';
import type { PcmWav } from './pcm-wav.ts';
import { readRange } from './read-range.ts';
import { scanPart } from './scan-part.ts';
import { endedEarly, scanRecording } from './scan-recording.ts';
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
  /** Where the sound ends on the timeline, where the file says so: what follows only fills a packet. */
  readonly endFrame?: number;
  /** Decodes single places, for a quick look; null where only a decoder of our own can. */
  readonly probes?: Pick<AudioSampleSink, 'samplesAtTimestamps'> | null;
  /** The bytes, for a quick look without the demuxer. */
  readonly file?: Blob;
  /** The same sound as the sink's, faster and less patient; null where there is no such way. */
  readonly batches?: BatchSource | null;
  /** Where the samples lie in a plain WAV, which needs no decoder to be scanned. */
  readonly pcm?: PcmWav | null;
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
    return scanRecording(this.#source, () => this.#timeline(), this.#starts, report, signal);
  }

  /** Probes it here and there, coarse to fine. */
  overview(
    milliseconds: number,
    report: (probes: readonly Probe[]) => void,
    signal: AbortSignal,
  ): Promise<void> {
    return overviewOf(this.#source, this.#timeline(), milliseconds, report, signal);
  }

  /** Scans one part, whatever other workers scan. */
  scanPart(
    range: FrameRange,
    report: (progress: ScanProgress) => void,
    signal: AbortSignal,
  ): Promise<PartResult> {
    return scanPart(this.#source, () => this.#timeline(), range, report, signal);
  }

  /** Takes over what a scan found out that was not made here. */
  adopt({ frames, broken, damagedPlaces, starts }: ScanFindings): ScanResult {
    this.#starts.clear();
    for (const runs of starts) this.#starts.addRuns(runs);
    const { sampleRate } = this.info;
    return {
      frames,
      sampleRate,
      endedEarly: endedEarly(this.#source, frames, broken),
      damagedPlaces,
    };
  }

  blockStarts(): Int32Array<ArrayBuffer> {
    return this.#starts.toRuns();
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
