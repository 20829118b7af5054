import type { BlockStarts } from '../engine/block-starts.ts';
import { PeaksAccumulator } from '../engine/peaks.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { RecordingInfo, ScanProgress, ScanResult } from './decode-calls.ts';
import { textOf, WorkerError } from './failure.ts';
import { Pace } from './pace.ts';
import type { RecordingSource } from './recording.ts';
import { type ScanBlock, scanBlocks } from './scan-blocks.ts';

/** Each makes the page draw, which costs more than decoding for as long. */
const REPORTS_PER_SECOND = 4;
/** A stated length may differ by this many seconds from what decodes without anything being wrong. */
const LENGTH_TOLERANCE_SECONDS = 0.5;

interface Pass {
  readonly frames: number;
  /** Why it ended before the end, or null. */
  readonly broken: string | null;
}

/**
 * Decodes a recording from end to end in one streaming pass, at flat memory.
 *
 * Damage after the first block is not a failure: the pass ends there and says so.
 *
 * @throws WorkerError 'cancelled'
 */
export async function scanRecording(
  source: RecordingSource,
  timeline: () => Timeline,
  starts: BlockStarts,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  const quick = source.batches
    ? await pass(source, timeline(), starts, false, report, signal)
    : null;
  const found = quick && quick.broken === null ? quick : null;
  const { frames, broken } =
    found ?? (await pass(source, timeline(), starts, true, report, signal));
  return {
    frames,
    sampleRate: source.info.sampleRate,
    endedEarly: endedEarly(source, frames, broken),
    damagedPlaces: source.damagedAt.size,
  };
}

async function pass(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  patient: boolean,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<Pass> {
  const { info } = source;
  const peaks = new PeaksAccumulator(info.sampleRate);
  const pace = new Pace(1000 / REPORTS_PER_SECOND);
  let broken: string | null = null;
  starts.clear();
  try {
    for await (const blocks of scanBlocks(source, timeline, 0, patient, signal)) {
      for (const block of blocks) addBlock(block, timeline, starts, peaks);
      if (pace.isDue()) report(progressOf(peaks.take(), timeline.end, info));
      await pace.breathe();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    broken = error instanceof WorkerError ? error.message : textOf(error);
  }
  report(progressOf(peaks.finish(), timeline.end, info));
  return { frames: timeline.end, broken };
}

function addBlock(
  { frame: stamped, sound }: ScanBlock,
  timeline: Timeline,
  starts: BlockStarts,
  peaks: PeaksAccumulator,
): void {
  const { frame, skip, count } = timeline.place(stamped, sound.frames);
  starts.add(frame - skip, sound.frames);
  if (count > 0) sound.addTo(peaks, frame, skip, skip + count);
}

/** Why a scan that found so many frames ended before the recording's own end, or null. */
export function endedEarly(
  { damage, info }: RecordingSource,
  frames: number,
  broken: string | null,
): string | null {
  return broken ?? damage ?? whatIsMissing(info, frames);
}

function progressOf(
  peaks: ScanProgress['peaks'],
  frames: number,
  { seconds, sampleRate }: RecordingInfo,
): ScanProgress {
  const fraction = seconds ? Math.min(1, frames / sampleRate / seconds) : null;
  return { peaks, frames, fraction };
}

/** Compares with the length that the file states; a cut file often just ends. */
function whatIsMissing(
  { seconds, estimated, sampleRate }: RecordingInfo,
  frames: number,
): string | null {
  const missing = estimated || seconds === null ? 0 : seconds - frames / sampleRate;
  if (missing <= LENGTH_TOLERANCE_SECONDS) return null;
  return `${missing.toFixed(1)} s of the stated length are missing`;
}
