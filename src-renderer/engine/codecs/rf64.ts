import type { Chunk, Found } from './chunks.ts';
import type { PcmEncoding } from './pcm.ts';

/** In a 32-bit size: the true one stands in `ds64`. */
const SEE_DS64 = 0xffff_ffff;
const DS64_BYTES = 28;
const FORMAT_BYTES = 16;
const EXTENSIBLE = 0xfffe;
/** Where the subformat of an extensible format begins. */
const SUBFORMAT = 24;

/**
 * Reads the chunks of a WAV over 4 GiB, as EBU Tech 3306 (RF64) and ITU-R BS.2088 (BW64) have it, up to
 * the one with the sound.
 *
 * @param fileBytes the file may end before they say
 */
export function readRf64(chunks: readonly Chunk[], fileBytes: number): Found {
  const sizes = chunks.find(({ kind }) => kind === 'ds64')?.head;
  const format = chunks.find(({ kind }) => kind === 'fmt ')?.head;
  const sound = chunks.find(({ kind }) => kind === 'data');
  if (!format || format.byteLength < FORMAT_BYTES || !sound) {
    return { kind: 'damaged', message: 'RF64 without fmt or data' };
  }
  const stated = format.getUint16(0, true);
  const isLong = stated === EXTENSIBLE && format.byteLength >= SUBFORMAT + 2;
  const tag = isLong ? format.getUint16(SUBFORMAT, true) : stated;
  const bytesPerSample = Math.ceil(format.getUint16(14, true) / 8);
  const encoding = encodingOf(tag, bytesPerSample);
  if (!encoding) return { kind: 'unsupported', codec: `wav-0x${tag.toString(16)}` };
  const channels = format.getUint16(2, true);
  const held = Math.max(0, fileBytes - sound.start);
  const claimedBytes = soundBytes(sound, sizes) || held;
  const frames = Math.floor(Math.min(held, claimedBytes) / (bytesPerSample * channels));
  const shape = { channels, sampleRate: format.getUint32(4, true), start: sound.start, frames };
  const layout = { encoding, bytesPerSample, littleEndian: true, ...shape };
  return { kind: 'pcm', layout, claimedBytes };
}

/** 0 where a writer could not go back to say it: the sound then lasts to the file's end. */
function soundBytes({ bytes }: Chunk, sizes: DataView | undefined): number {
  if (bytes !== SEE_DS64) return bytes;
  return sizes && sizes.byteLength >= DS64_BYTES ? Number(sizes.getBigUint64(8, true)) : 0;
}

function encodingOf(tag: number, bytesPerSample: number): PcmEncoding | null {
  switch (tag) {
    case 1:
      return bytesPerSample === 1 ? 'unsigned' : 'signed';
    case 3:
      return 'float';
    case 6:
      return 'alaw';
    case 7:
      return 'ulaw';
    default:
      return null;
  }
}
