/** The largest page there is (RFC 3533, 6): header, 255 segment sizes, 255 segments of 255 bytes. */
export const MAX_OGG_PAGE_BYTES = 27 + 255 + 255 * 255;

const HEADER_BYTES = 27;
/** "OggS", version 0. */
const MARK = [0x4f, 0x67, 0x67, 0x53, 0];

/** Whether a file starts as an Ogg stream does. */
export function isOgg(head: Uint8Array): boolean {
  return isMarkAt(head, 0);
}

/**
 * How many bytes at a stream's end belong to no whole page: more than 0 when it was cut off.
 *
 * Readers stumble over such a rest, and lose seconds before it.
 *
 * @param tail the file's last bytes, at least twice `MAX_OGG_PAGE_BYTES` or the whole file
 */
export function oggBytesAfterLastPage(tail: Uint8Array): number {
  for (let at = tail.length - HEADER_BYTES; at >= 0; at--) {
    if (!isMarkAt(tail, at)) continue;
    const end = pageEnd(tail, at);
    if (end <= tail.length) return tail.length - end;
  }
  return 0;
}

function isMarkAt(bytes: Uint8Array, at: number): boolean {
  return MARK.every((byte, i) => bytes[at + i] === byte);
}

/** `Infinity` when the sizes themselves are cut off. */
function pageEnd(bytes: Uint8Array, at: number): number {
  const segments = bytes[at + HEADER_BYTES - 1]!;
  const sizes = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + segments);
  if (sizes.length < segments) return Number.POSITIVE_INFINITY;
  return at + HEADER_BYTES + segments + sizes.reduce((sum, size) => sum + size, 0);
}
