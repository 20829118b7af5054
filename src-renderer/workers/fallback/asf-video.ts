/** The kind of an ASF stream that holds pictures: BC19EFC0-5B4D-11CF-A8FD-00805F5C442B. */
const VIDEO = [0xc0, 0xef, 0x19, 0xbc, 0x4d, 0x5b, 0xcf, 0x11, 0xa8, 0xfd];

/**
 * Whether an ASF's header tells of a video stream. The decoder of WMA takes every packet for sound, so
 * that such a file would come out wrong.
 */
export function hasAsfVideo(head: Uint8Array): boolean {
  for (let at = head.indexOf(0xc0); at >= 0; at = head.indexOf(0xc0, at + 1)) {
    if (VIDEO.every((byte, i) => head[at + i] === byte)) return true;
  }
  return false;
}
