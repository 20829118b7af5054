import { type Chunk, type Found, tagOf } from './chunks.ts';
import type { PcmEncoding } from './pcm.ts';

const DESCRIPTION_BYTES = 32;
/** The number of edits, before the sound. */
const DATA_HEADER_BYTES = 4;
const FLOAT = 1;
const LITTLE_ENDIAN = 2;
/** A CAF that was still being written: the sound goes to the end. */
const UNTIL_THE_END = 2 ** 63;

/** Reads CAF's `desc` and `data` chunks. @param fileBytes the file may end before they say */
export function readCaf(chunks: readonly Chunk[], fileBytes: number): Found {
  const description = chunks.find(({ kind }) => kind === 'desc')?.head;
  const data = chunks.find(({ kind }) => kind === 'data');
  if (!description || description.byteLength < DESCRIPTION_BYTES || !data) {
    return { kind: 'damaged', message: 'CAF without desc or data' };
  }
  const sampleRate = Math.round(description.getFloat64(0));
  const codec = tagOf(description, 8);
  const flags = description.getUint32(12);
  const channels = description.getUint32(24);
  const bits = description.getUint32(28);
  const start = data.start + DATA_HEADER_BYTES;
  const held = Math.max(0, fileBytes - start);
  const claimedBytes =
    data.bytes >= UNTIL_THE_END ? held : Math.max(0, data.bytes - DATA_HEADER_BYTES);
  const bytes = Math.min(claimedBytes, held);
  if (codec === 'ima4') {
    const layout = { codec, channels, sampleRate, start, bytes } as const;
    return { kind: 'packed', layout, claimedBytes };
  }
  const encoding = encodingOf(codec, flags);
  if (encoding === null) return { kind: 'unsupported', codec: codec.trim() };
  const bytesPerSample = codec === 'lpcm' ? Math.ceil(bits / 8) : 1;
  const layout = {
    littleEndian: (flags & LITTLE_ENDIAN) !== 0,
    frames: Math.floor(bytes / (bytesPerSample * channels)),
    ...{ encoding, bytesPerSample, channels, sampleRate, start },
  };
  return { kind: 'pcm', layout, claimedBytes };
}

function encodingOf(codec: string, flags: number): PcmEncoding | null {
  if (codec === 'ulaw' || codec === 'alaw') return codec;
  if (codec !== 'lpcm') return null;
  return flags & FLOAT ? 'float' : 'signed';
}
