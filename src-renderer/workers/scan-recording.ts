import type { BlockStarts } from '../engine/block-starts.ts';
import { PeaksAccumulator } from '../engine/peaks.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { RecordingInfo, ScanProgress, ScanResult } from './decode-calls.ts';
import { decodedBlocks, requireRate } from './decoded-blocks.ts';
import { textOf, WorkerError } from './failure.ts';
import { Pace } from './pace.ts';
import type { RecordingSource } from './recording.ts';

/** Reports a second. More would only make the page draw what nobody sees. */
const REPORTS_PER_SECOND = 10;
/** A stated length may differ by this many seconds from what decodes without anything being wrong. */
const LENGTH_TOLERANCE_SECONDS = 0.5;

/**
 * Decodes a recording from end to end in one streaming pass, at flat memory.
 *
 * Damage after the first block is not a failure: the pass ends there and says so.
 *
 * @throws WorkerError 'cancelled'
 */
export async function scanRecording(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  const { sink, info } = source;
  const peaks = new PeaksAccumulator(info.sampleRate);
  const pace = new Pace(1000 / REPORTS_PER_SECOND);
  let broken: string | null = null;
  try {
    for await (const block of decodedBlocks(sink, Number.NEGATIVE_INFINITY, signal)) {
      requireRate(block, info.sampleRate);
      const length = block.channels[0]?.length ?? 0;
      const { frame, skip, count } = timeline.place(timeline.frameAt(block.timestamp), length);
      starts.add(frame - skip, length);
      if (count > 0)
        peaks.add(frame, skip > 0 ? withoutStart(block.channels, skip) : block.channels);
      if (pace.isDue()) report(progressOf(peaks.take(), timeline.end, info));
      await pace.breathe();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    broken = error instanceof WorkerError ? error.message : textOf(error);
  }
  const frames = timeline.end;
  report(progressOf(peaks.finish(), frames, info));
  return {
    frames,
    sampleRate: info.sampleRate,
    endedEarly: endedEarly(source, frames, broken),
    damagedPlaces: source.damagedAt.size,
  };
}

/** Why a scan that found so many frames ended before the recording's own end, or null. */
export function endedEarly(
  { damage, info }: RecordingSource,
  frames: number,
  broken: string | null,
): string | null {
  return broken ?? damage ?? whatIsMissing(info, frames);
}

function withoutStart(channels: readonly Float32Array[], skip: number): Float32Array[] {
  return channels.map((channel) => channel.subarray(skip));
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
