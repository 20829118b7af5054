/** Frames of Opus's longest packet (RFC 6716, 3.2.5): 120 ms at 48 kHz. */
const LONGEST = 5760;
/** Mode, band width and stereo: the part of a packet's first byte that all its frames share. */
const SHARED_BITS = 0xfc;
const CODE_BITS = 0x03;
/** "A number of frames of different sizes", and how that says so in its second byte. */
const CODE_MANY = 3;
const VARIABLE_SIZE = 0x80;
const COUNT_BITS = 0x3f;
/** From this size on, a length takes two bytes. */
const TWO_BYTE_LENGTH = 252;

/** How many frames at 48 kHz a packet decodes to when it holds a single Opus frame, else null. */
export function singleOpusFrames(packet: Uint8Array): number | null {
  const toc = packet[0];
  return toc === undefined || (toc & CODE_BITS) !== 0 ? null : framesOfOne(toc);
}

/** How many frames at 48 kHz a packet decodes to; 0 for what is no packet (RFC 6716, 3.2). */
export function opusFrames(packet: Uint8Array): number {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const code = toc & CODE_BITS;
  const count = code === CODE_MANY ? (packet[1] ?? 0) & COUNT_BITS : code === 0 ? 1 : 2;
  return count * framesOfOne(toc);
}

function framesOfOne(toc: number): number {
  const config = toc >> 3;
  if (config < 12) return [480, 960, 1920, 2880][config & 3]!;
  if (config < 16) return [480, 960][config & 1]!;
  return [120, 240, 480, 960][config & 3]!;
}

/**
 * Whether a packet can be joined to those before it, of which `frames` are decoded.
 *
 * @param first the first packet of the join
 */
export function canJoinOpus(first: Uint8Array, frames: number, next: Uint8Array): boolean {
  const length = singleOpusFrames(next);
  if (length === null || singleOpusFrames(first) === null) return false;
  return ((first[0]! ^ next[0]!) & SHARED_BITS) === 0 && frames + length <= LONGEST;
}

/** Writes several packets as one, whose frames decode to exactly the same sound (RFC 6716, 3.2.5). */
export function joinOpus(packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const lengths = packets.slice(0, -1).flatMap((packet) => frameLength(packet.length - 1));
  const head = [packets[0]![0]! | CODE_MANY, VARIABLE_SIZE | packets.length, ...lengths];
  const size = packets.reduce((sum, packet) => sum + packet.length - 1, head.length);
  const joined = new Uint8Array(size);
  joined.set(head);
  let at = head.length;
  for (const packet of packets) {
    joined.set(packet.subarray(1), at);
    at += packet.length - 1;
  }
  return joined;
}

/** RFC 6716, 3.2.1. */
function frameLength(bytes: number): number[] {
  if (bytes < TWO_BYTE_LENGTH) return [bytes];
  const low = TWO_BYTE_LENGTH + (bytes & 3);
  return [low, (bytes - low) >> 2];
}
