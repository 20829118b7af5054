import { id3Bytes } from '../engine/codecs/mp3-delay.ts';

const MAX_TAGS = 10;
const HEADER_BYTES = 10;

/** Where what follows the ID3v2 tags at a file's start begins. */
export async function id3End(file: Blob): Promise<number> {
  let at = 0;
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    const head = await file.slice(at, at + HEADER_BYTES).arrayBuffer();
    const bytes = id3Bytes(new Uint8Array(head));
    if (bytes === 0) break;
    at += bytes;
  }
  return at;
}
