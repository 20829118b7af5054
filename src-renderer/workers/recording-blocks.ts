import type { AudioRange, FrameRange } from './decode-calls.ts';
import { throwIfCancelled } from './failure.ts';

/** Small enough to report often and to cancel quickly, large enough that the preroll hardly counts. */
const BLOCK_SECONDS = 5;
/** After so long without an answer a worker that is given blocks is thought to hang. */
export const PATIENCE_SECONDS = 30;

/** Reads a stretch of a recording; a Decoder is one. */
export interface RangeReader {
  read(range: FrameRange, signal?: AbortSignal): Promise<AudioRange>;
}

/** How somebody waits for work on a recording. */
export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A piece of a recording on its way to a worker. */
interface Block {
  /** What was asked for; the recording may end before. */
  readonly asked: FrameRange;
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  readonly transfer: ArrayBuffer[];
}

/** Reads a stretch in blocks of a few seconds, as far as the recording turns out to go. */
export async function* readBlocks(
  reader: RangeReader,
  range: FrameRange,
  sampleRate: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Block, void, undefined> {
  const step = Math.max(1, Math.round(BLOCK_SECONDS * sampleRate));
  for (let start = range.start; start < range.end; start += step) {
    const asked = { start, end: Math.min(range.end, start + step) };
    const { channels } = await reader.read(asked, signal);
    if (signal) throwIfCancelled(signal);
    const frames = channels[0]?.length ?? 0;
    yield { asked, channels, transfer: channels.map(({ buffer }) => buffer) };
    if (frames < asked.end - start) return;
  }
}
