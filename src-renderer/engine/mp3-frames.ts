/** Layer III bit rates in kbit/s by the header's index; 0 is free format, which has no known length. */
const KBITS_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
const KBITS_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
const RATES_MPEG1 = [44_100, 48_000, 32_000, 0];
/** Header bits that stay the same through a stream: version, layer, rate. */
const SAME_BITS = 0xfffe_0c00;
/** Behind the side information, whose length depends on version and channels. */
const TABLE_OFFSETS = [36, 21, 13];
const TABLE_MARKS = [0x5869_6e67, 0x496e_666f];

/**
 * Finds whole frames of an MP3 in a piece cut out anywhere.
 *
 * Three headers in a row, each where the one before says, are no accident: compressed sound often looks
 * like one header.
 *
 * @returns the byte range of `count` frames, or null when there are not so many.
 */
export function findMp3Frames(
  bytes: Uint8Array,
  count: number,
): { readonly start: number; readonly end: number } | null {
  for (let start = 0; start + 4 <= bytes.length; start++) {
    if (bytes[start] !== 0xff) continue;
    const end = endOfFrames(bytes, start, Math.max(3, count));
    if (end !== null) return { start, end };
  }
  return null;
}

function endOfFrames(bytes: Uint8Array, start: number, count: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  let first: number | null = null;
  for (let i = 0; i < count; i++) {
    if (at + 4 > bytes.length) return null;
    const header = view.getUint32(at, false);
    first ??= header;
    const length = mp3Frame(header)?.bytes ?? 0;
    if (length === 0 || !isSameStream(header, first)) return null;
    at += length;
  }
  return at <= bytes.length ? at : null;
}

/** What a frame's header says. */
export interface Mp3Frame {
  readonly bytes: number;
  /** Frames of sound in it; they are called samples here to tell them apart. */
  readonly samples: number;
  /** Hertz. */
  readonly rate: number;
}

/** @returns null for what is no Layer III header, or one of free format, whose length is not known. */
export function mp3Frame(header: number): Mp3Frame | null {
  const version = (header >>> 19) & 3;
  const isLayer3 = ((header >>> 17) & 3) === 1;
  if (header >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null;
  const isMpeg1 = version === 3;
  const kbits = (isMpeg1 ? KBITS_MPEG1 : KBITS_MPEG2)[(header >>> 12) & 15]!;
  const rate = RATES_MPEG1[(header >>> 10) & 3]! / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  if (kbits === 0 || rate === 0) return null;
  const padding = (header >>> 9) & 1;
  const bytes = Math.floor(((isMpeg1 ? 144_000 : 72_000) * kbits) / rate) + padding;
  return { bytes, samples: isMpeg1 ? 1152 : 576, rate };
}

/** Whether two headers can belong to one stream. */
export function isSameStream(a: number, b: number): boolean {
  return ((a ^ b) & SAME_BITS) === 0;
}

/** Whether the frame at a place holds, in place of sound, a table of the file: "Xing" or "Info". */
export function isMp3Table(view: DataView, at: number): boolean {
  return TABLE_OFFSETS.some((offset) => {
    if (at + offset + 4 > view.byteLength) return false;
    return TABLE_MARKS.includes(view.getUint32(at + offset, false));
  });
}
