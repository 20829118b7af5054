/** What an MP3's encoder added, in frames, as its LAME tag tells. */
export interface Mp3Delay {
  readonly start: number;
  /** The end of the sound, counted with what comes before the start; `Infinity` when not told. */
  readonly end: number;
  /** How long the tag says the stream is, with its own frame; null when not told. */
  readonly bytes: number | null;
}

/** Every decoder delays by this much more: the filter bank's 528 and one. */
const DECODER_DELAY = 529;
/** Fields of the Xing tag that are there when their flag is. */
const FRAMES = 1;
const BYTES = 2;
const OPTIONAL_FIELDS = [4, 4, 100, 4];
const LAME_DELAY_OFFSET = 21;

/** The length of an ID3v2 tag, 0 when there is none. @param head its first ten bytes or more */
export function id3Bytes(head: Uint8Array): number {
  if (String.fromCharCode(...head.subarray(0, 3)) !== 'ID3' || head.length < 10) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at]! & 0x7f), 0);
  const footer = head[5]! & 0x10 ? 10 : 0;
  return 10 + size + footer;
}

/**
 * Reads the LAME tag in an MP3's first frame.
 *
 * @param bytes from the first frame on, or a little before
 * @returns null when there is none, as in files that were cut or never had one
 */
export function readMp3Delay(bytes: Uint8Array): Mp3Delay | null {
  const at = firstFrame(bytes);
  if (at < 0) return null;
  const isMpeg1 = ((bytes[at + 1]! >> 3) & 3) === 3;
  const isMono = bytes[at + 3]! >> 6 === 3;
  const sideInfo = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const xing = at + 4 + sideInfo;
  if (xing + 160 > bytes.length || !/^(Xing|Info)$/.test(text(bytes, xing, 4))) return null;
  const flags = bytes[xing + 7]!;
  const skip = OPTIONAL_FIELDS.reduce((sum, size, i) => sum + (flags & (1 << i) ? size : 0), 0);
  const lame = xing + 8 + skip;
  if (!/^(LAME|Lavf|Lavc)$/.test(text(bytes, lame, 4))) return null;
  const packed = lame + LAME_DELAY_OFFSET;
  const delay = (bytes[packed]! << 4) | (bytes[packed + 1]! >> 4);
  const padding = ((bytes[packed + 1]! & 0x0f) << 8) | bytes[packed + 2]!;
  const start = delay + DECODER_DELAY;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bytesAt = xing + 8 + (flags & FRAMES ? 4 : 0);
  const stated = flags & BYTES ? view.getUint32(bytesAt) || null : null;
  if (!(flags & FRAMES)) return { start, end: Number.POSITIVE_INFINITY, bytes: stated };
  const total = view.getUint32(xing + 8) * (isMpeg1 ? 1152 : 576);
  const end = total - Math.max(0, padding - DECODER_DELAY);
  return { start, end: end > start ? end : Number.POSITIVE_INFINITY, bytes: stated };
}

/** A header of layer III that is not impossible. */
function firstFrame(bytes: Uint8Array): number {
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const second = bytes[at + 1]!;
    const third = bytes[at + 2]!;
    const isSync = bytes[at] === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
    if (isSync && third >> 4 !== 15 && (third & 0x0c) !== 0x0c) return at;
  }
  return -1;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
