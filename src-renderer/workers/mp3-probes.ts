import { AudioSampleSink, BlobSource, Input, MP3 } from 'mediabunny';
import { findMp3Frames } from '../engine/mp3-frames.ts';
import type { Probe } from '../engine/peak-pyramid.ts';
import { decodedBlocks } from './decoded-blocks.ts';
import { loudestOf } from './loudest.ts';

/** Frames of one probe: the first ones are wrong without those before them and only lead in. */
const FRAMES = 4;
const LEAD_IN = 2;
/** Holds so many frames and the search for the first, at 320 kbit/s. */
const PIECE_BYTES = 8192;

/**
 * Probes an MP3 by its bytes: an MP3 has no index, so that a time in the middle can only be found by
 * walking through all that comes before it, which takes seconds in a long file. Pieces from all over
 * are joined to one short MP3, which is decoded in one go. Where the bit rate varies, they lie a
 * little off their times; they are an impression.
 */
export async function* mp3Probes(
  file: Blob,
  seconds: number,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<Probe, void, undefined> {
  const { joined, found } = await joinPieces(file, seconds, times);
  if (found.length === 0) return;
  const source = new BlobSource(joined, { handleUnhandledError: () => undefined });
  const input = new Input({ source, formats: [MP3] });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) return;
    let block = 0;
    let max = 0;
    let min = 0;
    const blocks = decodedBlocks(new AudioSampleSink(track), Number.NEGATIVE_INFINITY, signal);
    for await (const { channels } of blocks) {
      const place = block % FRAMES;
      const time = found[Math.floor(block / FRAMES)];
      block += 1;
      if (place >= LEAD_IN) ({ max, min } = loudestOf(channels, max, min));
      if (place < FRAMES - 1 || time === undefined) continue;
      yield { seconds: time, max, min };
      max = 0;
      min = 0;
    }
  } finally {
    input.dispose();
  }
}

/** Whole frames from around each time, one after the other; and the times that had any. */
async function joinPieces(file: Blob, seconds: number, times: readonly number[]) {
  const pieces = await Promise.all(
    times.map(async (time) => {
      const at = Math.floor((time / seconds) * file.size);
      const bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
      const frames = findMp3Frames(bytes, FRAMES);
      return frames ? [{ time, bytes: bytes.subarray(frames.start, frames.end) }] : [];
    }),
  );
  const whole = pieces.flat();
  return {
    joined: new Blob(whole.map(({ bytes }) => bytes)),
    found: whole.map(({ time }) => time),
  };
}
