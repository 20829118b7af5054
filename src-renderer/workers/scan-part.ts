import { BlockStarts } from '../engine/block-starts.ts';
import { PEAKS_PER_SECOND, PeaksAccumulator } from '../engine/peaks.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { FrameRange, PartResult, ScanProgress } from './decode-calls.ts';
import { textOf, WorkerError } from './failure.ts';
import { Pace } from './pace.ts';
import { pcmBlocks } from './pcm-wav.ts';
import type { RecordingSource } from './recording.ts';
import { type Batches, type ScanBlock, scanBlocks } from './scan-blocks.ts';

/** Each makes the page draw: what several workers report adds up. */
const REPORTS_PER_SECOND = 2;

/** What a part has found so far. */
class Part {
  readonly #range: FrameRange;
  readonly #endFrame: number;
  readonly #firstBin: number;
  readonly #peaks: PeaksAccumulator;
  readonly #starts = new BlockStarts();
  #firstBlockEnd: number | null = null;
  #nextBlockEnd: number | null = null;
  #frames: number;

  constructor(range: FrameRange, endFrame: number, sampleRate: number) {
    this.#range = range;
    this.#endFrame = endFrame;
    this.#firstBin = Math.round((range.start * PEAKS_PER_SECOND) / sampleRate);
    this.#peaks = new PeaksAccumulator(sampleRate);
    this.#frames = range.start;
  }

  /** Whether blocks have come from beyond the part. */
  get isComplete(): boolean {
    return this.#nextBlockEnd !== null;
  }

  /** Takes a block's share; blocks beyond the part are not wanted. */
  add({ frame: stamped, sound }: ScanBlock, timeline: Timeline): void {
    if (this.isComplete) return;
    const { frame, skip } = timeline.place(stamped, sound.frames);
    const { start, end } = this.#range;
    const grid = frame - skip;
    const blockEnd = grid + sound.frames;
    if (blockEnd > end) this.#nextBlockEnd = blockEnd;
    if (blockEnd <= start || grid >= end) return;
    this.#firstBlockEnd ??= blockEnd;
    this.#starts.add(grid, sound.frames);
    const from = Math.max(start, frame);
    const to = Math.min(end, blockEnd, this.#endFrame);
    if (to <= from) return;
    // The part begins on a whole second, so its own bins are whole bins of the recording.
    sound.addTo(this.#peaks, from - start, from - grid, to - grid);
    this.#frames = to;
  }

  progress(isLast: boolean): ScanProgress {
    const span = isLast ? this.#peaks.finish() : this.#peaks.take();
    const peaks = span && { ...span, firstBin: span.firstBin + this.#firstBin };
    return { peaks, frames: this.#frames - this.#range.start, fraction: null };
  }

  /** @param hasGrid whether blocks lie where a decoder's do, which reads have to keep to */
  result(broken: string | null, hasGrid: boolean, damagedAt: ReadonlySet<number>): PartResult {
    return {
      // Silence up to a block beyond the part is the part's own.
      frames: this.isComplete ? this.#range.end : this.#frames,
      ended: !this.isComplete,
      broken,
      damagedAt: [...damagedAt],
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
  timeline: () => Timeline,
  range: FrameRange,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<PartResult> {
  const quick = source.batches
    ? await scan(source, timeline(), range, false, report, signal)
    : null;
  const found = quick && quick.broken === null ? quick : null;
  return found ?? scan(source, timeline(), range, true, report, signal);
}

async function scan(
  source: RecordingSource,
  timeline: Timeline,
  range: FrameRange,
  patient: boolean,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<PartResult> {
  const endFrame = source.endFrame ?? Number.POSITIVE_INFINITY;
  const part = new Part(range, endFrame, source.info.sampleRate);
  const pace = new Pace(1000 / REPORTS_PER_SECOND);
  let broken: string | null = null;
  try {
    for await (const blocks of blocksOf(source, timeline, range, patient, signal)) {
      for (const block of blocks) part.add(block, timeline);
      if (part.isComplete) break;
      if (pace.isDue()) report(part.progress(false));
      await pace.breathe();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    broken = error instanceof WorkerError ? error.message : textOf(error);
  }
  report(part.progress(true));
  return part.result(broken, !source.pcm, source.damagedAt);
}

function blocksOf(
  source: RecordingSource,
  timeline: Timeline,
  { start, end }: FrameRange,
  patient: boolean,
  signal: AbortSignal,
): Batches {
  // A frame beyond the part is what shows that the recording goes on.
  return source.pcm
    ? pcmBlocks(source.pcm, start, end + 1, signal)
    : scanBlocks(source, timeline, start, patient, signal);
}
