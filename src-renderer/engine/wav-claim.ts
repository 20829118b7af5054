/** Writers that cannot seek back put the largest size there is, or near it, and mean "until the end". */
const UNKNOWN_SIZE = 0x7fff_0000;
const CHUNK_HEADER_BYTES = 8;
const FIRST_CHUNK = 12;

/**
 * How many bytes of sound a WAV claims to hold beyond its end: more than 0 when it was cut off.
 *
 * RF64 and sizes of 0 or near the maximum claim nothing.
 *
 * @param head the file's start, far enough to hold the `data` chunk's header
 * @param fileBytes the file's length
 */
export function wavBytesMissing(head: Uint8Array, fileBytes: number): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  if (tag(0) !== 'RIFF') return 0;
  for (let at = FIRST_CHUNK; at + CHUNK_HEADER_BYTES <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEADER_BYTES;
    if (tag(at) === 'data') return size >= UNKNOWN_SIZE ? 0 : Math.max(0, start + size - fileBytes);
    at = start + size + (size % 2);
  }
  return 0;
}
