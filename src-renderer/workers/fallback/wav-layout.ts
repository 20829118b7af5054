import { WorkerError } from '../failure.ts';

/** What a WAV says about sound in blocks. */
export interface PackedWav {
  readonly channels: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly blockBytes: number;
  /** 0 when not stated. */
  readonly blockFrames: number;
  /** Where the sound lies in the file. */
  readonly start: number;
  readonly bytes: number;
}

/** A rate and a number of channels that somebody may really have recorded with. */
const MAX_CHANNELS = 8;
const MAX_RATE = 400_000;

/**
 * Reads the headers of a WAV whose sound comes in blocks.
 *
 * @param head the file's start
 * @throws WorkerError 'unreadable'
 */
export function readPackedWav(head: Uint8Array, fileBytes: number): PackedWav {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  let format: Omit<PackedWav, 'start' | 'bytes'> | null = null;
  for (let at = 12; at + 8 <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === 'fmt ' && start + 20 <= head.length) {
      format = {
        channels: view.getUint16(start + 2, true),
        sampleRate: view.getUint32(start + 4, true),
        blockBytes: view.getUint16(start + 12, true),
        blockFrames: size >= 20 ? view.getUint16(start + 18, true) : 0,
      };
    }
    if (tag(at) === 'data' && format) {
      return { ...checked(format), start, bytes: Math.min(size, fileBytes - start) };
    }
    at = start + size + (size % 2);
  }
  throw unreadable('WAV without data');
}

/**
 * Holds a block's length against what fits into it: a decoder that believes a wrong one makes hours
 * of nothing.
 *
 * @throws WorkerError 'unreadable'
 */
export function requireAdpcmBlocks(
  { channels, blockBytes, blockFrames }: PackedWav,
  headerBytes: number,
) {
  // Half a byte a frame, and one or two frames in the header.
  const most = 2 + ((blockBytes - headerBytes * channels) * 2) / channels;
  if (blockBytes <= headerBytes * channels || blockFrames > most) {
    throw unreadable(`${blockFrames} frames in blocks of ${blockBytes} bytes`);
  }
}

function checked<T extends { channels: number; sampleRate: number }>(format: T): T {
  const { channels, sampleRate } = format;
  const isSane =
    channels >= 1 && channels <= MAX_CHANNELS && sampleRate >= 1 && sampleRate <= MAX_RATE;
  if (!isSane) throw unreadable(`${channels} channels at ${sampleRate} Hz`);
  return format;
}

function unreadable(message: string): WorkerError {
  return new WorkerError({ code: 'unreadable', message });
}
