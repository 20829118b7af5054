import { BlockStarts } from '../engine/block-starts.ts';
import { PEAKS_PER_SECOND, PeaksAccumulator } from '../engine/peaks.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { FrameRange, PartResult, ScanProgress } from './decode-calls.ts';
import { textOf, WorkerError } from './failure.ts';
import { Pace } from './pace.ts';
import { pcmBlocks } from './pcm-wav.ts';
import { blocksFrom, type PlacedBlock } from './read-range.ts';
import type { RecordingSource } from './recording.ts';

const REPORTS_PER_SECOND = 5;

/** What a part has found so far. */
class Part {
  readonly #range: FrameRange;
  readonly #firstBin: number;
  readonly #peaks: PeaksAccumulator;
  readonly #starts = new BlockStarts();
  #firstBlockEnd: number | null = null;
  #nextBlockEnd: number | null = null;
  #frames: number;

  constructor(range: FrameRange, sampleRate: number) {
    this.#range = range;
    this.#firstBin = Math.round((range.start * PEAKS_PER_SECOND) / sampleRate);
    this.#peaks = new PeaksAccumulator(sampleRate);
    this.#frames = range.start;
  }

  /** Whether blocks have come from beyond the part. */
  get isComplete(): boolean {
    return this.#nextBlockEnd !== null;
  }

  /** Takes a block's share; `grid` is where the block begins, `frame` where its kept samples do. */
  add(grid: number, length: number, frame: number, samples: readonly Float32Array[]): void {
    const { start, end } = this.#range;
    const blockEnd = grid + length;
    if (blockEnd > end) this.#nextBlockEnd = blockEnd;
    if (blockEnd <= start || grid >= end) return;
    this.#firstBlockEnd ??= blockEnd;
    this.#starts.add(grid, length);
    const from = Math.max(start, frame);
    const to = Math.min(end, blockEnd);
    if (to <= from) return;
    const own = samples.map((channel) => channel.subarray(from - frame, to - frame));
    // The part begins on a whole second, so its own bins are whole bins of the recording.
    this.#peaks.add(from - start, own);
    this.#frames = to;
  }

  progress(isLast: boolean): ScanProgress {
    const span = isLast ? this.#peaks.finish() : this.#peaks.take();
    const peaks = span && { ...span, firstBin: span.firstBin + this.#firstBin };
    return { peaks, frames: this.#frames - this.#range.start, fraction: null };
  }

  /** @param hasGrid whether blocks lie where a decoder's do, which reads have to keep to */
  result(broken: string | null, hasGrid: boolean): PartResult {
    return {
      // Silence up to a block beyond the part is the part's own.
      frames: this.isComplete ? this.#range.end : this.#frames,
      ended: !this.isComplete,
      broken,
      firstBlockEnd: hasGrid ? (this.#firstBlockEnd ?? this.#nextBlockEnd) : null,
      nextBlockEnd: hasGrid ? this.#nextBlockEnd : null,
      starts: hasGrid ? this.#starts.toRuns() : new Int32Array(0),
    };
  }
}

/**
 * Decodes one part of a recording: exactly the bins that a scan from end to end finds there.
 *
 * Damage ends the part and is said in its result; who puts the parts together judges it.
 *
 * @throws WorkerError 'cancelled'
 */
export async function scanPart(
  source: RecordingSource,
  timeline: Timeline,
  range: FrameRange,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<PartResult> {
  const part = new Part(range, source.info.sampleRate);
  const pace = new Pace(1000 / REPORTS_PER_SECOND);
  let broken: string | null = null;
  try {
    for await (const block of blocksOf(source, timeline, range.start, signal)) {
      const length = block.channels[0]?.length ?? 0;
      const { frame, skip } = timeline.place(block.frame, length);
      const kept = skip > 0 ? block.channels.map((each) => each.subarray(skip)) : block.channels;
      part.add(frame - skip, length, frame, kept);
      if (part.isComplete) break;
      if (pace.isDue()) report(part.progress(false));
      await pace.breathe();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    broken = error instanceof WorkerError ? error.message : textOf(error);
  }
  report(part.progress(true));
  return part.result(broken, !source.pcm);
}

function blocksOf(
  source: RecordingSource,
  timeline: Timeline,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<PlacedBlock, void, undefined> {
  return source.pcm
    ? pcmBlocks(source.pcm, start, signal)
    : blocksFrom(source, timeline, new BlockStarts(), start, signal);
}
