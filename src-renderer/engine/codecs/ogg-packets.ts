import { opusFrames } from './opus-join.ts';

const HEADER_BYTES = 27;
/** A segment of this size goes on in the next one. */
const FULL_SEGMENT = 255;
const CONTINUED = 1;
const MARK = 0x4f67_6753;

/** A page of Opus in Ogg, of which a packet ends on it. */
export interface OpusPage {
  /** Where it begins in the piece. */
  readonly at: number;
  /** Of the first of its packets that is whole: frames at 48 kHz, pre-skip included. */
  readonly startFrame: number;
  /** Those that lie on this page as a whole, at least one. */
  readonly packets: readonly Uint8Array[];
  /** How many frames each decodes to. */
  readonly frames: readonly number[];
}

/** The whole pages of one stream in a piece cut out anywhere (RFC 3533, RFC 7845). */
export function* opusPages(
  bytes: Uint8Array,
  serial: number,
): Generator<OpusPage, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const isPage = view.getUint32(at) === MARK && view.getUint32(at + 14, true) === serial;
    if (!isPage) {
      const next = bytes.indexOf(MARK >>> 24, at + 1);
      if (next < 0) return;
      at = next;
      continue;
    }
    const { packets, end } = packetsOfPage(bytes, at);
    if (end > bytes.length) return;
    const granule = Number(view.getBigInt64(at + 6, true));
    const frames = packets.map(opusFrames);
    const startFrame = granule - frames.reduce((sum, each) => sum + each, 0);
    if (granule > 0 && packets.length > 0) yield { at, startFrame, packets, frames };
    at = end;
  }
}

/** The packets that begin and end on a page; and where the next page begins, which may be cut off. */
function packetsOfPage(bytes: Uint8Array, page: number) {
  const segments = bytes[page + HEADER_BYTES - 1]!;
  const packets: Uint8Array[] = [];
  let isPart = (bytes[page + 5]! & CONTINUED) !== 0;
  let end = page + HEADER_BYTES + segments;
  if (end > bytes.length) return { packets, end: Number.POSITIVE_INFINITY };
  let start = end;
  for (const size of bytes.subarray(page + HEADER_BYTES, end)) {
    end += size;
    if (size === FULL_SEGMENT) continue;
    if (!isPart) packets.push(bytes.subarray(start, end));
    isPart = false;
    start = end;
  }
  return { packets, end };
}
