/** An Ogg page: whose it is, and where its content lies in the window it was read from. */
export interface OggPage {
  readonly serial: number;
  readonly start: number;
  /** Exclusive: where the next page begins. */
  readonly end: number;
}

const HEADER_BYTES = 27;
/** In the first packet, before the native stream's `fLaC`: 0x7F, "FLAC", version, number of headers. */
export const OGG_FLAC_PREFIX_BYTES = 9;

/** The page at a place, or null when it is not a whole one. */
export function readOggPage(bytes: Uint8Array, at: number): OggPage | null {
  if (at + HEADER_BYTES > bytes.length) return null;
  if (String.fromCharCode(...bytes.subarray(at, at + 4)) !== 'OggS') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments = bytes[at + HEADER_BYTES - 1]!;
  const start = at + HEADER_BYTES + segments;
  if (start > bytes.length) return null;
  let end = start;
  for (let i = at + HEADER_BYTES; i < start; i++) end += bytes[i]!;
  if (end > bytes.length) return null;
  const serial = view.getUint32(at + 14, true);
  return { serial, start, end };
}
