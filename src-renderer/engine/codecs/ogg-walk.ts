const HEADER_BYTES = 27;
const MARK = 0x4f67_6753;
/** A segment of this size goes on in the next one. */
const FULL_SEGMENT = 255;
const LAST_PAGE = 4;

/** A page of a stream, with the packets that end on it. */
export interface OggPage {
  /** The codec's count of frames at the end of the last of them. */
  readonly granule: number;
  readonly packets: readonly Uint8Array[];
}

/**
 * Goes through the pages of one stream of an Ogg file, one behind another, and puts its packets together
 * (RFC 3533). Like the demuxer, it passes over pages of other streams and ends at what is no page.
 */
export class OggWalk {
  readonly #serial: number;
  #skipsFirst: boolean;
  /** Of a packet that goes on on the next page. */
  #parts: Uint8Array[] = [];
  #isOver = false;

  /** @param skipsFirst whether what ends on the first page is left out: its beginning is not known */
  constructor(serial: number, skipsFirst: boolean) {
    this.#serial = serial;
    this.#skipsFirst = skipsFirst;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * The pages that lie in a piece as a whole; their packets lie in it as well, and later ones do not.
   *
   * @param bytes of the file, from the beginning of a page on, at least as many as the largest page has
   *   unless the file ends there
   * @returns how many of the bytes they are; what follows begins the next piece
   */
  take(bytes: Uint8Array): { readonly pages: readonly OggPage[]; readonly used: number } {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const pages: OggPage[] = [];
    let at = 0;
    while (!this.#isOver) {
      const end = at + pageBytes(view, at);
      if (end > bytes.length) break;
      if (view.getUint32(at + 14, true) === this.#serial) pages.push(this.#page(bytes, view, at));
      at = end;
    }
    // Pages are smaller than a piece, so that this is the file's end or no page.
    if (at === 0) this.#isOver = true;
    return { pages, used: at };
  }

  #page(bytes: Uint8Array, view: DataView, page: number): OggPage {
    const segments = view.getUint8(page + HEADER_BYTES - 1);
    const packets: Uint8Array[] = [];
    let start = page + HEADER_BYTES + segments;
    let end = start;
    for (let i = 0; i < segments; i++) {
      const size = view.getUint8(page + HEADER_BYTES + i);
      end += size;
      if (size === FULL_SEGMENT) continue;
      packets.push(this.#whole(bytes.subarray(start, end)));
      start = end;
    }
    if (end > start) this.#parts.push(bytes.slice(start, end));
    this.#isOver = (view.getUint8(page + 5) & LAST_PAGE) !== 0;
    const granule = Number(view.getBigInt64(page + 6, true));
    const isSkipped = this.#skipsFirst;
    this.#skipsFirst = false;
    return { granule, packets: isSkipped ? [] : packets };
  }

  #whole(last: Uint8Array): Uint8Array {
    if (this.#parts.length === 0) return last;
    const parts = [...this.#parts, last];
    this.#parts = [];
    const packet = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      packet.set(part, at);
      at += part.length;
    }
    return packet;
  }
}

/** `Infinity` where there is no page, or its sizes are cut off. */
function pageBytes(view: DataView, page: number): number {
  if (page + HEADER_BYTES > view.byteLength || view.getUint32(page) !== MARK) {
    return Number.POSITIVE_INFINITY;
  }
  const segments = view.getUint8(page + HEADER_BYTES - 1);
  const sizes = page + HEADER_BYTES;
  if (sizes + segments > view.byteLength) return Number.POSITIVE_INFINITY;
  let bytes = HEADER_BYTES + segments;
  for (let i = 0; i < segments; i++) bytes += view.getUint8(sizes + i);
  return bytes;
}
