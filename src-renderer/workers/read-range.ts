import type { BlockStarts } from '../engine/block-starts.ts';
import type { Placement, Timeline } from '../engine/timeline.ts';
import { Alignment, type Placed } from './alignment.ts';
import type { AudioRange, FrameRange } from './decode-calls.ts';
import {
  type DecodedBlock,
  decodedBlocks,
  requireRate,
  type TimedBlock,
} from './decoded-blocks.ts';
import { throwIfCancelled } from './failure.ts';
import { readFrames } from './pcm-wav.ts';
import type { RecordingSource } from './recording.ts';

/**
 * Codecs overlap their packets, so a decoder that starts in the middle needs some before it is right:
 * Opus 80 ms, MP3 up to nine frames for its bit reservoir, the others one or two packets. What then
 * still differs from the scan is below −70 dBFS; a second of preroll does not make it smaller.
 */
const PREROLL_SECONDS = 0.3;

/**
 * Decodes a stretch, frame-exact on the timeline of the scan.
 *
 * @throws WorkerError 'cancelled' or 'stalled', or whatever demuxer or decoder throw
 */
export async function readRange(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  { start, end }: FrameRange,
  signal: AbortSignal,
): Promise<AudioRange> {
  const { sampleRate, channels: channelCount } = source.info;
  if (source.pcm) {
    throwIfCancelled(signal);
    return { start, sampleRate, channels: await readFrames(source.pcm, start, end) };
  }
  const length = Math.max(0, end - start);
  const channels = Array.from({ length: channelCount }, () => new Float32Array(length));
  const blocks = blocksFrom(source, timeline, starts, start, signal);
  for await (const { frame, block } of length > 0 ? blocks : []) {
    const placement = timeline.place(frame, block.frames);
    copyInto(channels, start, block.channels, placement);
    if (timeline.end >= end) break;
  }
  const soundEnd = Math.min(timeline.end, source.endFrame ?? Number.POSITIVE_INFINITY);
  const available = Math.max(0, Math.min(length, soundEnd - start));
  const isWhole = available === length;
  return {
    start,
    sampleRate,
    channels: isWhole ? channels : channels.map((channel) => channel.slice(0, available)),
  };
}

/** Blocks from some time before a frame on, on the grid of the scan as far as it is known. */
export function blocksFrom(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<Placed<DecodedBlock>, void, undefined> {
  const lead = leadFrame(source, start);
  return lead > 0
    ? alignedBlocks(source, timeline, starts, lead, signal)
    : blocksFromBeginning(source, timeline, signal);
}

/** Where decoding starts so that a frame comes out right; 0 and less mean at the beginning. */
export function leadFrame({ info, startLoss }: RecordingSource, start: number): number {
  return start - Math.ceil(PREROLL_SECONDS * info.sampleRate) - startLoss.atMost;
}

async function* blocksFromBeginning(
  { sink, info }: RecordingSource,
  timeline: Timeline,
  signal: AbortSignal,
): AsyncGenerator<Placed<DecodedBlock>, void, undefined> {
  for await (const block of decodedBlocks(sink, Number.NEGATIVE_INFINITY, signal)) {
    requireRate(block, info.sampleRate);
    yield { frame: timeline.frameAt(block.timestamp), block };
  }
}

async function* alignedBlocks(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  fromFrame: number,
  signal: AbortSignal,
): AsyncGenerator<Placed<DecodedBlock>, void, undefined> {
  const from = timeline.timestampOf(fromFrame);
  const alignment = await alignmentFrom<DecodedBlock>(source, timeline, starts, from);
  for await (const block of decodedBlocks(source.sink, from, signal)) yield* alignment.add(block);
  yield* alignment.finish();
}

/** For blocks that are decoded from a timestamp on. */
export async function alignmentFrom<Block extends TimedBlock>(
  { info, firstTimestamp, startLoss }: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  timestamp: number,
): Promise<Alignment<Block>> {
  const { sampleRate } = info;
  const loss = await startLoss.before(timestamp);
  return new Alignment({ timeline, sampleRate, starts, firstTimestamp, loss });
}

/** Copies what lies inside; a channel that the block lacks repeats its last one. */
function copyInto(
  target: readonly Float32Array[],
  targetStart: number,
  block: readonly Float32Array[],
  { frame, skip, count }: Placement,
): void {
  const before = Math.max(0, targetStart - frame);
  const offset = frame + before - targetStart;
  target.forEach((channel, c) => {
    const samples = block[c] ?? block.at(-1);
    const wanted = Math.min(count - before, channel.length - offset);
    if (samples && wanted > 0) {
      channel.set(samples.subarray(skip + before, skip + before + wanted), offset);
    }
  });
}
