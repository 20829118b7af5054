import { id3Bytes } from '../engine/codecs/mp3-delay.ts';
import { findMp3Frames } from '../engine/mp3-frames.ts';

/** Cover art that lost its tag can take this much. */
const SEARCH_BYTES = 1024 * 1024;
/** About a second without a gap: files that carry MP3 among other things have shorter pieces of it. */
const FRAMES_IN_A_ROW = 40;

/**
 * The rest of a file from the first whole frame of an MP3 on: recordings of a stream begin in the middle
 * of a frame, and a damaged tag at the start hides where the sound begins.
 *
 * @returns null when there is no MP3, or when it begins with the file.
 */
export async function mp3BehindStart(file: Blob): Promise<Blob | null> {
  const tag = id3Bytes(await bytesOf(file.slice(0, 10)));
  for (const from of tag > 0 && tag < file.size ? [tag, 0] : [0]) {
    const bytes = await bytesOf(file.slice(from, from + SEARCH_BYTES));
    const found = findMp3Frames(bytes, FRAMES_IN_A_ROW);
    if (found && from + found.start > 0) return file.slice(from + found.start);
  }
  return null;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
