/** Where a decoded block goes. */
export interface Placement {
  /** Position on the timeline of the first frame that is kept. */
  readonly frame: number;
  /** Frames to leave out at the block's start: before the beginning, or already covered. */
  readonly skip: number;
  /** Frames to keep after those; 0 when nothing of the block is wanted. */
  readonly count: number;
}

/**
 * Timestamps that differ by up to this from the running count are the container's rounding, not a gap:
 * WebM counts milliseconds.
 */
const JITTER_SECONDS = 0.001;

/**
 * Places decoded blocks on one sample-exact timeline, whose frame 0 is the first audible sample.
 *
 * Containers do not start at zero: AAC in MP4 starts one packet before (to be dropped), MPEG-TS at
 * an arbitrary time (to be subtracted). Between blocks, a late timestamp is a gap, which the caller
 * leaves silent, and an early one an overlap, whose frames are skipped.
 */
export class Timeline {
  readonly #sampleRate: number;
  readonly #origin: number;
  #end: number | null = null;

  /**
   * @param sampleRate hertz
   * @param firstTimestamp seconds, of the recording's first decoded block; may be negative
   */
  constructor(sampleRate: number, firstTimestamp: number) {
    this.#sampleRate = sampleRate;
    this.#origin = Math.max(0, firstTimestamp);
  }

  /** One past the last frame placed so far. */
  get end(): number {
    return this.#end ?? 0;
  }

  /** The container's timestamp of a frame, in seconds. */
  timestampOf(frame: number): number {
    return this.#origin + frame / this.#sampleRate;
  }

  /** The nearest frame to a timestamp; negative before the first audible sample. */
  frameAt(timestamp: number): number {
    return Math.round((timestamp - this.#origin) * this.#sampleRate);
  }

  /**
   * Places the next block. The first one may lie anywhere, so that reading can begin in the middle.
   *
   * @param frame where the block's timestamp puts it: `frameAt`
   * @param frames the block's length
   */
  place(frame: number, frames: number): Placement {
    const start = this.#snapToEnd(frame);
    const skip = Math.min(frames, Math.max(0, (this.#end ?? 0) - start));
    const end = start + frames;
    if (end > this.end || this.#end === null) this.#end = Math.max(0, end);
    return { frame: start + skip, skip, count: frames - skip };
  }

  #snapToEnd(frame: number): number {
    if (this.#end === null) return frame;
    const jitter = Math.ceil(this.#sampleRate * JITTER_SECONDS);
    return Math.abs(frame - this.#end) <= jitter ? this.#end : frame;
  }
}

/**
 * Turns a stretch in seconds into whole frames.
 *
 * The length is rounded, not the end, so that 10.000 s are never a frame short wherever they start;
 * the stretch moves left, and only then shrinks, to stay inside the recording.
 *
 * @param totalFrames the recording's length; `Infinity` when it is not known yet
 */
export function frameRange(
  startSeconds: number,
  endSeconds: number,
  sampleRate: number,
  totalFrames: number,
): { readonly start: number; readonly end: number } {
  const length = Math.min(totalFrames, Math.round((endSeconds - startSeconds) * sampleRate));
  const start = Math.round(startSeconds * sampleRate);
  const fitted = Math.max(0, Math.min(start, totalFrames - length));
  return { start: fitted, end: fitted + length };
}
