/** The sync code, of 14 bits and a zero, which every frame begins with (RFC 9639, 9.1). */
const SYNC = 0xfff8;
const SYNC_BITS = 0xfffe;
/** Sync code, block size, sample rate, channels, bit depth; a number of up to seven bytes; checksum. */
const LONGEST_HEADER = 16;
const CRC8_POLYNOMIAL = 0x07;
/** Of 20 bits, behind the four letters, the block's header, and the sizes of blocks and frames. */
const RATE_AT = 18;

/** A whole frame in a piece of a FLAC file. */
export interface FlacFrame {
  /** Of its first sample in the recording. */
  readonly startFrame: number;
  readonly data: Uint8Array;
}

interface Header {
  readonly at: number;
  readonly startFrame: number;
  readonly samples: number;
}

/**
 * The whole frames in a piece cut out anywhere: those behind which the next one follows.
 *
 * @param blockSize samples of each frame where all are of one size, by which those frames are counted
 */
export function* flacFrames(
  bytes: Uint8Array,
  blockSize: number,
): Generator<FlacFrame, void, undefined> {
  let before: Header | null = null;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const header = headerAt(bytes, at, blockSize);
    if (!header) continue;
    if (before && header.startFrame === before.startFrame + before.samples) {
      yield { startFrame: before.startFrame, data: bytes.subarray(before.at, at) };
    }
    before = header;
  }
}

function headerAt(bytes: Uint8Array, at: number, blockSize: number): Header | null {
  if (at + LONGEST_HEADER > bytes.length) return null;
  const sync = (bytes[at]! << 8) | bytes[at + 1]!;
  if ((sync & SYNC_BITS) !== SYNC) return null;
  const [size, rate] = [bytes[at + 2]! >> 4, bytes[at + 2]! & 15];
  if (size === 0 || rate === 15) return null;
  const number = codedNumber(bytes, at + 4);
  if (!number) return null;
  let end = number.end;
  let samples = size === 1 ? 192 : size < 6 ? 144 << size : 1 << size;
  if (size === 6) samples = bytes[end]! + 1;
  if (size === 7) samples = ((bytes[end]! << 8) | bytes[end + 1]!) + 1;
  end += size === 6 ? 1 : size === 7 ? 2 : 0;
  end += rate === 12 ? 1 : rate > 12 ? 2 : 0;
  if (crc8(bytes.subarray(at, end)) !== bytes[end]) return null;
  const isSample = (sync & 1) === 1;
  return { at, startFrame: isSample ? number.value : number.value * blockSize, samples };
}

/** A number as UTF-8 codes a letter, which here may take seven bytes. */
function codedNumber(bytes: Uint8Array, at: number) {
  const first = bytes[at]!;
  const length = Math.clz32(~(first << 24));
  if (length === 0) return { value: first, end: at + 1 };
  if (length === 1 || length > 7) return null;
  let value = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return null;
    value = value * 64 + (next & 0x3f);
  }
  return { value, end: at + length };
}

function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = ((crc << 1) ^ ((crc & 0x80) === 0 ? 0 : CRC8_POLYNOMIAL)) & 0xff;
    }
  }
  return crc;
}

/** The file's head with another rate in its STREAMINFO. @param sampleRate hertz, less than 2^20 */
export function withFlacRate(head: Uint8Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(head);
  changed[RATE_AT] = sampleRate >> 12;
  changed[RATE_AT + 1] = sampleRate >> 4;
  changed[RATE_AT + 2] = ((sampleRate & 15) << 4) | (head[RATE_AT + 2]! & 15);
  return changed;
}

/** Of a file's STREAMINFO: how many samples each frame has, or null where they differ. */
export function flacBlockSize(head: Uint8Array): number | null {
  const isFlac = [0x66, 0x4c, 0x61, 0x43, 0].every((byte, i) => {
    return (i < 4 ? head[i] : head[i]! & 0x7f) === byte;
  });
  if (!isFlac || head.length < 12) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const smallest = view.getUint16(8);
  return smallest === view.getUint16(10) ? smallest : null;
}
