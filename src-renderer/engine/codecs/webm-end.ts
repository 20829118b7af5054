import { elementAt } from './ebml.ts';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const CLUSTER_ID_BYTES = 4;
/** What a cluster begins with: its timestamp, a checksum or unused bytes. */
const FIRST_IN_CLUSTER = [0xe7, 0xbf, 0xec];

/** Where a WebM's whole elements end. */
export interface WebmEnd {
  /** Bytes from the file's start on; the file's length when nothing is missing. */
  readonly end: number;
  /** The size of the last cluster, where it has to be changed so as to end there. */
  readonly size: { readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Whether a file is WebM or Matroska, by its start. */
export function isWebm(head: Uint8Array): boolean {
  return elementAt(viewOf(head), 0)?.id === EBML;
}

/**
 * Where a WebM ends, or has to be cut off so as to end with a whole element: readers lose all of a cluster
 * whose end is missing, and that is the whole recording where a browser has written it as one.
 *
 * @param head the file's start
 * @param tail the file's last bytes, from `offset` on, with the last cluster's start
 * @returns null when no cluster begins in the tail.
 */
export function webmEnd(head: Uint8Array, tail: Uint8Array, offset: number): WebmEnd | null {
  const view = viewOf(tail);
  const wantedEnd = Math.min(segmentEnd(head) - offset, tail.length);
  let cut: WebmEnd | null = null;
  for (let at = tail.length; at >= 0; ) {
    at = lastClusterBefore(tail, view, at);
    if (at < 0) break;
    const end = endOfElements(view, at, tail.length);
    if (end >= wantedEnd) return { end: offset + tail.length, size: null };
    if (!cut && end > at) cut = { end: offset + end, size: sizeToEndAt(view, at, end, offset) };
  }
  return cut;
}

/** Behind the last whole element of those that begin with a cluster; `at` when it holds none. */
function endOfElements(view: DataView, at: number, fileEnd: number): number {
  let end = at;
  for (let next = at; next < fileEnd; ) {
    const element = elementAt(view, next);
    if (!element) break;
    const isWhole = element.end <= fileEnd;
    // What a cluster holds comes next; one that is whole is passed over.
    if (element.id !== CLUSTER && !isWhole) break;
    next = isWhole ? element.end : element.start;
    if (isWhole) end = next;
  }
  return end;
}

/** A cluster that states its size must not state more than there is. */
function sizeToEndAt(view: DataView, cluster: number, end: number, offset: number) {
  const element = elementAt(view, cluster);
  if (!element || !Number.isFinite(element.end) || element.end <= end) return null;
  const at = cluster + CLUSTER_ID_BYTES;
  const bytes = new Uint8Array(element.start - at);
  let size = end - element.start;
  for (let i = bytes.length - 1; i >= 0; i--, size = Math.floor(size / 256)) bytes[i] = size % 256;
  bytes[0] = bytes[0]! | (1 << (8 - bytes.length));
  return { at: offset + at, bytes };
}

function lastClusterBefore(tail: Uint8Array, view: DataView, before: number): number {
  const first = CLUSTER >>> 24;
  for (let at = before; at > 0; ) {
    at = tail.lastIndexOf(first, at - 1);
    if (at < 0) return -1;
    if (at + CLUSTER_ID_BYTES > tail.length || view.getUint32(at) !== CLUSTER) continue;
    const content = elementAt(view, at)?.start;
    if (content !== undefined && FIRST_IN_CLUSTER.includes(tail[content] ?? 0)) return at;
  }
  return -1;
}

/** Where the file says that it ends; `Infinity` when it does not say. */
function segmentEnd(head: Uint8Array): number {
  const view = viewOf(head);
  const first = elementAt(view, 0);
  const second = first && elementAt(view, first.end);
  return second?.id === SEGMENT ? second.end : Number.POSITIVE_INFINITY;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
