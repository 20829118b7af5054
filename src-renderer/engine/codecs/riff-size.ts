const FIRST_CHUNK = 12;
const HEADER_BYTES = 8;

/**
 * The size that a WAV's header should state, where it states less than its sound takes: some writers
 * forget a chunk, and readers that believe them lose the end. Null when all is well.
 *
 * @param head the file's start, far enough to hold the `data` chunk's header
 * @param fileBytes the file's length
 */
export function riffSizeToFit(head: Uint8Array, fileBytes: number): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  if (tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
  const statedEnd = HEADER_BYTES + view.getUint32(4, true);
  for (let at = FIRST_CHUNK; at + HEADER_BYTES <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + HEADER_BYTES + size;
    if (tag(at) === 'data') {
      return statedEnd < end && end <= fileBytes ? fileBytes - HEADER_BYTES : null;
    }
    at = end + (size % 2);
  }
  return null;
}
