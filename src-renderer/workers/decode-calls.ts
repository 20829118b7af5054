import type { Probe } from '../engine/peak-pyramid.ts';
import type { PeakSpan } from '../engine/peaks.ts';

/** One of a file's audio tracks, to choose from. */
export interface TrackInfo {
  /** What `open` takes. */
  readonly index: number;
  /** As the file names it, or null. */
  readonly name: string | null;
  /** ISO 639-2, or null when the file does not say. */
  readonly language: string | null;
  readonly codec: string;
  readonly channels: number;
  /** The main track, which is opened when none is asked for and it decodes. */
  readonly isDefault: boolean;
  readonly canDecode: boolean;
}

/** What is known about a recording before it has been decoded. */
export interface RecordingInfo {
  /** The best known length, or null; the scan tells the true one. */
  readonly seconds: number | null;
  /** Whether `seconds` is a guess from the bit rate that may be far off. */
  readonly estimated: boolean;
  /** Hertz, of the decoded sound. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly codec: string;
  readonly container: string;
  readonly hasVideo: boolean;
  readonly audioTracks: number;
  readonly tracks: readonly TrackInfo[];
  /** The track that was opened. */
  readonly track: number;
}

export interface ScanProgress {
  /** Bins that are new since the last report. */
  readonly peaks: PeakSpan | null;
  /** Frames decoded so far. */
  readonly frames: number;
  /** 0 to 1, or null when the length is not known beforehand. */
  readonly fraction: number | null;
}

export interface ScanResult {
  /** The true length. */
  readonly frames: number;
  readonly sampleRate: number;
  /** Why the recording ends before its own end, or null. What was decoded is good. */
  readonly endedEarly: string | null;
  /** Places where something damaged was passed over; silence is there instead. */
  readonly damagedPlaces: number;
}

/** A stretch of the recording; frames count from its first audible sample, `end` is exclusive. */
export interface FrameRange {
  readonly start: number;
  readonly end: number;
}

/** Decoded sound. `channels` are shorter than asked for only where the recording ends. */
export interface AudioRange {
  readonly start: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** Planar, full scale ±1. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export interface OpenRequest {
  readonly file: Blob;
  /** The index of an audio track, or null for the file's main one. */
  readonly track: number | null;
}

/** One worker's share of a scan. */
export interface PartResult {
  /** One past the last frame of the part that is there. */
  readonly frames: number;
  /** Whether the recording came to its end inside the part. */
  readonly ended: boolean;
  /** Why it ended there, when that is no ordinary end. */
  readonly broken: string | null;
  /** Where this worker passed over something damaged so far, in whole milliseconds of the recording. */
  readonly damagedAt: readonly number[];
  /**
   * Where the block ends that holds the part's first frame: the part before must agree. Its start
   * would not do, of which a decoder that begins there may lose some.
   */
  readonly firstBlockEnd: number | null;
  /** Where the block ends that holds the first frame after the part. */
  readonly nextBlockEnd: number | null;
  /** `BlockStarts.toRuns` */
  readonly starts: Int32Array<ArrayBuffer>;
}

/** What a scan found out that reading needs, from parts or from an earlier run of the program. */
export interface ScanFindings {
  readonly frames: number;
  readonly broken: string | null;
  /** As in `ScanResult`. */
  readonly damagedPlaces: number;
  /** Of each part, in order: `BlockStarts.toRuns`. */
  readonly starts: readonly Int32Array<ArrayBuffer>[];
}

/** What the decode worker can do. */
export interface DecodeCalls {
  open: { args: OpenRequest; progress: never; result: RecordingInfo };
  scan: { args: null; progress: ScanProgress; result: ScanResult };
  /** Short probes over the whole length, coarse to fine, for so many milliseconds. */
  overview: { args: number; progress: readonly Probe[]; result: null };
  /** The exact peaks of a part, which begins on a whole second. */
  scanPart: { args: FrameRange; progress: ScanProgress; result: PartResult };
  /** Makes reads as exact as after a scan of its own. */
  adopt: { args: ScanFindings; progress: never; result: ScanResult };
  /** `BlockStarts.toRuns`, after a scan. */
  blockStarts: { args: null; progress: never; result: Int32Array<ArrayBuffer> };
  read: { args: FrameRange; progress: never; result: AudioRange };
  /** Stretches of a few minutes at most, joined in one WAV file, losslessly. */
  excerpt: { args: readonly FrameRange[]; progress: never; result: Uint8Array<ArrayBuffer> };
}
