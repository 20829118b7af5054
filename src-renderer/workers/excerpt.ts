import { encodeExcerpt } from '../engine/excerpt-wav.ts';
import { GrowingFloats } from '../engine/growing-floats.ts';
import type { AudioRange, FrameRange } from './decode-calls.ts';

/** Reads a stretch of a recording; an open Recording is one. */
interface Readable {
  readonly info: { readonly sampleRate: number };
  read(range: FrameRange, signal: AbortSignal): Promise<AudioRange>;
}

/** Decodes stretches and writes them, joined, as one WAV file that loses nothing. */
export async function excerptOf(
  recording: Readable,
  ranges: readonly FrameRange[],
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const joined: GrowingFloats[] = [];
  for (const range of ranges) {
    const { channels } = await recording.read(range, signal);
    for (const [index, samples] of channels.entries()) {
      joined[index] ??= new GrowingFloats();
      joined[index].append(samples);
    }
  }
  return encodeExcerpt(
    joined.map((channel) => channel.view()),
    recording.info.sampleRate,
  );
}
