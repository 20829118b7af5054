import type { Found } from './chunks.ts';
import type { PcmEncoding } from './pcm.ts';

const HEADER_BYTES = 24;
/** A writer that could not seek back. */
const UNKNOWN_SIZE = 0xffff_ffff;
/** By number: 1 is µ-law, 2 to 5 are integers, 6 and 7 floats, 27 is A-law. */
const ENCODINGS: Record<number, readonly [PcmEncoding, number]> = {
  1: ['ulaw', 1],
  2: ['signed', 1],
  3: ['signed', 2],
  4: ['signed', 3],
  5: ['signed', 4],
  6: ['float', 4],
  7: ['float', 8],
  27: ['alaw', 1],
};

/** Reads the header of Sun's and NeXT's `.au`. @param head the file's start */
export function readAu(head: Uint8Array, fileBytes: number): Found {
  if (head.length < HEADER_BYTES) return { kind: 'damaged', message: 'the header is cut off' };
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [start, size, code, sampleRate, channels] = [4, 8, 12, 16, 20].map((at) => {
    return view.getUint32(at);
  }) as [number, number, number, number, number];
  const [encoding, bytesPerSample] = ENCODINGS[code] ?? [];
  if (!encoding || !bytesPerSample) return { kind: 'unsupported', codec: `au-${code}` };
  const held = Math.max(0, fileBytes - start);
  const claimedBytes = size === UNKNOWN_SIZE ? held : size;
  const frames = Math.floor(Math.min(held, claimedBytes) / (bytesPerSample * channels));
  const shape = { encoding, bytesPerSample, channels, sampleRate, start, frames };
  return { kind: 'pcm', layout: { ...shape, littleEndian: false }, claimedBytes };
}
