/** A box of an MP4 or QuickTime file: its kind, and where its content lies. */
export interface Box {
  readonly kind: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A box's header, or null when there is no room for one or its size is impossible. */
export function readBoxHeader(bytes: Uint8Array, at: number, end: number): Box | null {
  if (at + 8 > Math.min(end, bytes.length)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  const small = view.getUint32(at);
  if (small === 0) return { kind, start: at + 8, end };
  if (small !== 1) return small < 8 ? null : { kind, start: at + 8, end: at + small };
  if (at + 16 > bytes.length) return null;
  return { kind, start: at + 16, end: at + Number(view.getBigUint64(at + 8)) };
}

/** The boxes that lie directly in a stretch of bytes. */
export function boxesIn(bytes: Uint8Array, start = 0, end = bytes.length): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    const box = readBoxHeader(bytes, at, end);
    if (box === null || box.end <= at || box.end > end) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The first box along a path of kinds, or null. */
export function findBox(bytes: Uint8Array, within: Box, path: readonly string[]): Box | null {
  let found: Box | null = within;
  for (const kind of path) {
    if (found === null) return null;
    const { start, end }: Box = found;
    found = boxesIn(bytes, start, end).find((box) => box.kind === kind) ?? null;
  }
  return found;
}

/** The `trak` with an id. @param moov the content of the `moov` box */
export function findTrack(moov: Uint8Array, id: number): Box | null {
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength);
  for (const trak of boxesIn(moov).filter(({ kind }) => kind === 'trak')) {
    const header = findBox(moov, trak, ['tkhd']);
    if (header === null || header.end - header.start < 24) continue;
    const idAt = header.start + (moov[header.start] === 1 ? 20 : 12);
    if (view.getUint32(idAt) === id) return trak;
  }
  return null;
}

const ALAC = [...'alac'].map((letter) => letter.charCodeAt(0));
const COOKIE_BOX_BYTES = 36;

/**
 * ALAC's magic cookie of a track, or null.
 *
 * The box `alac` lies in the sample entry of the same name: directly in MP4, one or two boxes deeper
 * in QuickTime, behind fields whose number depends on a version. So it is searched for by its kind.
 */
export function findAlacCookie(moov: Uint8Array, trackId: number): Uint8Array | null {
  const trak = findTrack(moov, trackId);
  const entries = trak && findBox(moov, trak, ['mdia', 'minf', 'stbl', 'stsd']);
  if (!entries) return null;
  // Behind the entry's own kind: version, count, size, kind.
  for (let at = entries.start + 20; at + COOKIE_BOX_BYTES <= entries.end + 4; at++) {
    if (!ALAC.every((byte, i) => moov[at + i] === byte)) continue;
    const box = readBoxHeader(moov, at - 4, entries.end);
    if (box && box.end <= entries.end && box.end - at + 4 >= COOKIE_BOX_BYTES) {
      return moov.subarray(box.start + 4, box.end);
    }
  }
  return null;
}
