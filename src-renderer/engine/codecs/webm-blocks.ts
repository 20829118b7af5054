import { elementAt, sizeAt } from './ebml.ts';

const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const LACING_BITS = 0x06;
const TIMESTAMP_SCALE = [0x2a, 0xd7, 0xb1];
const USUAL_SCALE = 1e6;

/** A packet of one track, and when it begins. */
export interface WebmBlock {
  /** Ticks of the file's clock. */
  readonly ticks: number;
  readonly data: Uint8Array;
}

/**
 * The whole packets of one track in a piece cut out anywhere, from the first cluster in it on
 * (RFC 9559): only clusters tell a time of their own. Packets that share a block are left out.
 */
export function* webmBlocks(
  bytes: Uint8Array,
  track: number,
): Generator<WebmBlock, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let cluster: number | null = null;
  let at = firstCluster(bytes, view);
  while (at !== null) {
    const element = elementAt(view, at);
    if (!element) return;
    const { id, start, end } = element;
    // Of a cluster and of a group of blocks the content comes next.
    at = id === CLUSTER || id === BLOCK_GROUP ? start : end;
    if (at > bytes.length) return;
    if (id === CLUSTER) cluster = null;
    if (id === TIMESTAMP) cluster = unsigned(bytes.subarray(start, end));
    if ((id !== SIMPLE_BLOCK && id !== BLOCK) || cluster === null) continue;
    const number = sizeAt(view, start);
    if (!number || number.value !== track || number.end + 3 > end) continue;
    if ((bytes[number.end + 2]! & LACING_BITS) !== 0) continue;
    const ticks = cluster + view.getInt16(number.end);
    yield { ticks, data: bytes.subarray(number.end + 3, end) };
  }
}

/** Nanoseconds of a tick, from the file's beginning. */
export function webmTick(head: Uint8Array): number {
  for (let at = head.indexOf(TIMESTAMP_SCALE[0]!); at >= 0; at = head.indexOf(0x2a, at + 1)) {
    if (!TIMESTAMP_SCALE.every((byte, i) => head[at + i] === byte)) continue;
    const length = (head[at + 3] ?? 0) & 0x7f;
    return unsigned(head.subarray(at + 4, at + 4 + length)) || USUAL_SCALE;
  }
  return USUAL_SCALE;
}

function firstCluster(bytes: Uint8Array, view: DataView): number | null {
  const first = CLUSTER >>> 24;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + 4 <= bytes.length && view.getUint32(at) === CLUSTER) return at;
  }
  return null;
}

function unsigned(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
