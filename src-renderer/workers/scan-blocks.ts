import { BlockStarts } from '../engine/block-starts.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { Placed } from './alignment.ts';
import type { BatchBlock } from './batch-decoder.ts';
import type { BatchSource } from './batched-sound.ts';
import { type DecodedBlock, requireRate } from './decoded-blocks.ts';
import { type PeakSound, planarSound } from './peak-sound.ts';
import { alignmentFrom, blocksFrom, leadFrame } from './read-range.ts';
import type { RecordingSource } from './recording.ts';

/** A decoded block with its place on the scan's timeline. */
export interface ScanBlock {
  readonly frame: number;
  readonly sound: PeakSound;
}

export type Batches = AsyncGenerator<readonly ScanBlock[], void, undefined>;

/**
 * The decoded blocks for a scan from a frame on, or some before it, many at once where that is possible.
 *
 * @param patient packet by packet, past what is damaged
 */
export function scanBlocks(
  source: RecordingSource,
  timeline: Timeline,
  start: number,
  patient: boolean,
  signal: AbortSignal,
): Batches {
  if (source.batches && !patient)
    return batchesFrom(source, source.batches, timeline, start, signal);
  return oneByOne(blocksFrom(source, timeline, new BlockStarts(), start, signal));
}

async function* oneByOne(blocks: AsyncGenerator<Placed<DecodedBlock>, void, undefined>): Batches {
  for await (const { frame, block } of blocks) {
    yield [{ frame, sound: planarSound(block.channels) }];
  }
}

const scanBlockOf = ({ frame, block }: Placed<BatchBlock>): ScanBlock => {
  return { frame, sound: block.sound };
};

async function* batchesFrom(
  source: RecordingSource,
  sound: BatchSource,
  timeline: Timeline,
  start: number,
  signal: AbortSignal,
): Batches {
  const lead = leadFrame(source, start);
  if (lead <= 0) {
    for await (const batch of sound.batches(Number.NEGATIVE_INFINITY, signal)) {
      yield batch.map((block) => {
        requireRate(block, source.info.sampleRate);
        return { frame: timeline.frameAt(block.timestamp), sound: block.sound };
      });
    }
    return;
  }
  const from = timeline.timestampOf(lead);
  const alignment = await alignmentFrom<BatchBlock>(source, timeline, new BlockStarts(), from);
  for await (const batch of sound.batches(from, signal)) {
    yield batch.flatMap((block) => alignment.add(block).map(scanBlockOf));
  }
  yield alignment.finish().map(scanBlockOf);
}
