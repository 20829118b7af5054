import { type Chunk, type Found, tagOf } from './chunks.ts';
import type { PcmEncoding } from './pcm.ts';

/** How the compression kinds of AIFF-C store a sample; `bytes` only where the kind says it. */
const KINDS: Record<string, { encoding: PcmEncoding; bytes?: number; little?: boolean }> = {
  NONE: { encoding: 'signed' },
  twos: { encoding: 'signed' },
  sowt: { encoding: 'signed', little: true },
  in24: { encoding: 'signed', bytes: 3 },
  in32: { encoding: 'signed', bytes: 4 },
  '42ni': { encoding: 'signed', bytes: 3, little: true },
  '23ni': { encoding: 'signed', bytes: 4, little: true },
  'raw ': { encoding: 'unsigned', bytes: 1 },
  fl32: { encoding: 'float', bytes: 4 },
  FL32: { encoding: 'float', bytes: 4 },
  fl64: { encoding: 'float', bytes: 8 },
  FL64: { encoding: 'float', bytes: 8 },
  ulaw: { encoding: 'ulaw', bytes: 1 },
  ULAW: { encoding: 'ulaw', bytes: 1 },
  alaw: { encoding: 'alaw', bytes: 1 },
  ALAW: { encoding: 'alaw', bytes: 1 },
};

const COMMON_BYTES = 18;
const SOUND_HEADER_BYTES = 8;

/** Reads AIFF's and AIFF-C's `COMM` and `SSND` chunks. @param fileBytes the file may end before they say */
export function readAiff(chunks: readonly Chunk[], fileBytes: number): Found {
  const common = chunks.find(({ kind }) => kind === 'COMM')?.head;
  const sound = chunks.find(({ kind }) => kind === 'SSND');
  if (!common || common.byteLength < COMMON_BYTES || !sound) {
    return { kind: 'damaged', message: 'AIFF without COMM or SSND' };
  }
  if (sound.head.byteLength < SOUND_HEADER_BYTES)
    return { kind: 'damaged', message: 'SSND is cut' };
  const channels = common.getUint16(0);
  const sampleRate = Math.round(readExtended(common, 8));
  const compression = common.byteLength >= COMMON_BYTES + 4 ? tagOf(common, COMMON_BYTES) : 'NONE';
  const skip = SOUND_HEADER_BYTES + sound.head.getUint32(0);
  const start = sound.start + skip;
  const claimedBytes = Math.max(0, sound.bytes - skip);
  const bytes = Math.max(0, Math.min(claimedBytes, fileBytes - start));
  const packed = { ima4: 'ima4', 'GSM ': 'gsm', agsm: 'gsm' } as const;
  if (compression === 'ima4' || compression === 'GSM ' || compression === 'agsm') {
    const codec = packed[compression];
    return { kind: 'packed', layout: { codec, channels, sampleRate, start, bytes }, claimedBytes };
  }
  const stored = KINDS[compression];
  if (!stored) return { kind: 'unsupported', codec: compression.trim() };
  const bytesPerSample = stored.bytes ?? Math.ceil(common.getUint16(6) / 8);
  const stated = common.getUint32(2);
  const held = Math.floor(bytes / (bytesPerSample * channels));
  const layout = {
    encoding: stored.encoding,
    littleEndian: stored.little ?? false,
    frames: stated > 0 ? Math.min(stated, held) : held,
    ...{ bytesPerSample, channels, sampleRate, start },
  };
  return { kind: 'pcm', layout, claimedBytes };
}

/** An 80-bit float, as AIFF states its rate. */
function readExtended(view: DataView, at: number): number {
  const exponent = view.getUint16(at) & 0x7fff;
  const mantissa = view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6);
  return mantissa * 2 ** (exponent - 16_383 - 63);
}
