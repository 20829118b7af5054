import type { AudioSample } from 'mediabunny';
import { throwIfCancelled, WorkerError } from './failure.ts';
import { planesOf, type SoundSource } from './sound-source.ts';

/**
 * How long a decoder may take for its next block. A decoder that lost its way says nothing at all;
 * the slowest block measured took well under a second.
 */
const STALL_SECONDS = 10;

/** Where a decoded block lies, on the container's own clock. */
export interface TimedBlock {
  /** Seconds; may be negative. */
  readonly timestamp: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly frames: number;
}

export interface DecodedBlock extends TimedBlock {
  /** Planar, full scale ±1. */
  readonly channels: Float32Array<ArrayBuffer>[];
}

/**
 * Decodes from a timestamp on (to the packet that holds it), until the caller stops or the track ends.
 *
 * Each block is copied out and its AudioSample closed before the next is asked for: samples hold
 * memory outside the garbage collector's sight, and decoders wait for them to be given back.
 *
 * @throws WorkerError 'cancelled' or 'stalled', or whatever demuxer or decoder throw
 */
export async function* decodedBlocks(
  sink: SoundSource,
  fromTimestamp: number,
  signal: AbortSignal,
): AsyncGenerator<DecodedBlock, void, undefined> {
  const samples = sink.samples(fromTimestamp);
  try {
    while (true) {
      throwIfCancelled(signal);
      const next = await orStall(samples.next());
      if (next.done) return;
      yield takeOut(next.value);
    }
  } finally {
    // Not awaited: a stalled decoder would not answer this either.
    samples.return(undefined).catch(() => undefined);
  }
}

/** @throws WorkerError when the rate changes midway, which only spliced streams do */
export function requireRate(block: TimedBlock, sampleRate: number): void {
  if (block.sampleRate === sampleRate) return;
  const message = `the rate changes from ${sampleRate} to ${block.sampleRate} Hz`;
  throw new WorkerError({ code: 'unreadable', message });
}

function takeOut(sample: AudioSample): DecodedBlock {
  try {
    const { timestamp, sampleRate, numberOfFrames: frames } = sample;
    return { timestamp, sampleRate, frames, channels: planesOf(sample) };
  } finally {
    sample.close();
  }
}

/** @throws WorkerError 'stalled' when it takes longer than any decoder does */
export function orStall<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const message = `the decoder gave nothing for ${STALL_SECONDS} s`;
    const stall = () => reject(new WorkerError({ code: 'stalled', message }));
    const timer = setTimeout(stall, STALL_SECONDS * 1000);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
