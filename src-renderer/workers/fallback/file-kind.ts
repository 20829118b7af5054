/** Kinds of file that Chromium and mediabunny do not read, or not reliably, told by their first bytes. */
export type FallbackKind =
  | 'aiff'
  | 'caf'
  | 'sphere'
  | 'au'
  | 'rf64'
  | 'amr'
  | 'wma'
  | 'wav-packed'
  | 'ogg-flac';

const ASF = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];
const OGG_FIRST_PACKET = 28;

/** @param head the file's start. @returns null for what goes the usual way */
export function fallbackKindOf(head: Uint8Array): FallbackKind | null {
  const text = (at: number, length: number) =>
    String.fromCharCode(...head.subarray(at, at + length));
  if (text(0, 4) === 'FORM' && /^AIF[FC]$/.test(text(8, 4))) return 'aiff';
  if (text(0, 4) === 'caff') return 'caf';
  if (text(0, 7) === 'NIST_1A') return 'sphere';
  if (text(0, 4) === '.snd') return 'au';
  // mediabunny looks for more chunks 4 GiB behind the sound's start, which may be in the sound.
  if (/^(RF64|BW64)$/.test(text(0, 4)) && text(8, 4) === 'WAVE') return 'rf64';
  if (/^#!AMR(-WB)?\n/.test(text(0, 9))) return 'amr';
  if (ASF.every((byte, i) => head[i] === byte)) return 'wma';
  if (text(0, 4) === 'OggS' && text(OGG_FIRST_PACKET, 5) === '\x7fFLAC') return 'ogg-flac';
  return PACKED_WAV_TAGS.includes(wavFormatTag(head)) ? 'wav-packed' : null;
}

/** MS ADPCM, IMA ADPCM, GSM 6.10. */
const PACKED_WAV_TAGS = [0x02, 0x11, 0x31];

/** The format tag in a WAV's `fmt ` chunk, or −1. */
export function wavFormatTag(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  if (tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return -1;
  for (let at = 12; at + 10 <= head.length; ) {
    if (tag(at) === 'fmt ') return view.getUint16(at + 8, true);
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return -1;
}
