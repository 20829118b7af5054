import type { BlockStarts } from '../engine/block-starts.ts';
import type { Placement, Timeline } from '../engine/timeline.ts';
import type { AudioRange, FrameRange } from './decode-calls.ts';
import { type DecodedBlock, decodedBlocks, requireRate } from './decoded-blocks.ts';
import type { RecordingSource } from './recording.ts';

/**
 * Codecs overlap their packets, so a decoder that starts in the middle needs some before it is right:
 * Opus 80 ms, MP3 up to nine frames for its bit reservoir, the others one or two packets. What then
 * still differs from the scan is below −70 dBFS; a second of preroll does not make it smaller.
 */
const PREROLL_SECONDS = 0.3;

/** A block with its place on the scan's timeline. */
export interface PlacedBlock {
  readonly frame: number;
  readonly channels: readonly Float32Array[];
}

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
  const length = Math.max(0, end - start);
  const channels = Array.from({ length: channelCount }, () => new Float32Array(length));
  const blocks = blocksFrom(source, timeline, starts, start, signal);
  for await (const block of length > 0 ? blocks : []) {
    const placement = timeline.place(block.frame, block.channels[0]?.length ?? 0);
    copyInto(channels, start, block.channels, placement);
    if (timeline.end >= end) break;
  }
  const available = Math.max(0, Math.min(length, timeline.end - start));
  return { start, sampleRate, channels: channels.map((channel) => channel.slice(0, available)) };
}

/** Blocks from some time before a frame on, on the grid of the scan as far as it is known. */
export function blocksFrom(
  source: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<PlacedBlock, void, undefined> {
  const preroll = Math.ceil(PREROLL_SECONDS * source.info.sampleRate);
  const lead = start - preroll - source.startLoss.atMost;
  return lead > 0
    ? alignedBlocks(source, timeline, starts, lead, signal)
    : blocksFromBeginning(source, timeline, signal);
}

async function* blocksFromBeginning(
  { sink, info }: RecordingSource,
  timeline: Timeline,
  signal: AbortSignal,
): AsyncGenerator<PlacedBlock, void, undefined> {
  for await (const block of decodedBlocks(sink, Number.NEGATIVE_INFINITY, signal)) {
    requireRate(block, info.sampleRate);
    yield { frame: timeline.frameAt(block.timestamp), channels: block.channels };
  }
}

/**
 * Decodes from the middle and puts the blocks where the scan found them.
 *
 * Timestamps alone are not enough: the decoder may have swallowed frames at its start (StartLoss), and
 * WebM rounds to milliseconds, where the scan counts frames. The second block tells the difference,
 * because the first may have lost frames at its front; its end is still right.
 */
async function* alignedBlocks(
  { sink, info, startLoss, firstTimestamp }: RecordingSource,
  timeline: Timeline,
  starts: BlockStarts,
  fromFrame: number,
  signal: AbortSignal,
): AsyncGenerator<PlacedBlock, void, undefined> {
  const from = timeline.timestampOf(fromFrame);
  let lost = 0;
  const stamped = (block: DecodedBlock) => timeline.frameAt(block.timestamp) + lost;
  let first: DecodedBlock | null = null;
  let shift: number | null = null;
  for await (const block of decodedBlocks(sink, from, signal)) {
    requireRate(block, info.sampleRate);
    if (first === null) {
      first = block;
      // The very first packet after all: what is lost there, its timestamp already tells.
      lost = block.timestamp <= firstTimestamp ? 0 : await startLoss.before(from);
      continue;
    }
    if (shift === null) {
      shift = shiftToGrid(stamped(block), starts, lengthOf(block));
      yield { frame: stamped(block) + shift - lengthOf(first), channels: first.channels };
    }
    yield { frame: stamped(block) + shift, channels: block.channels };
  }
  if (first && shift === null) yield { frame: stamped(first), channels: first.channels };
}

/** How far the grid is off; a difference beyond half a block says nothing about which block it is. */
function shiftToGrid(frame: number, starts: BlockStarts, blockLength: number): number {
  const shift = (starts.nearest(frame) ?? frame) - frame;
  return Math.abs(shift) <= blockLength / 2 ? shift : 0;
}

function lengthOf(block: DecodedBlock): number {
  return block.channels[0]?.length ?? 0;
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
