import { opusPages } from '../engine/codecs/ogg-packets.ts';
import { OggWalk } from '../engine/codecs/ogg-walk.ts';
import { opusFrames } from '../engine/codecs/opus-join.ts';
import { MAX_OGG_PAGE_BYTES } from '../engine/ogg-end.ts';
import { free } from './free.ts';
import { Grouping, type GroupSource, type PacketGroup } from './packet-groups.ts';

/** Granules of Opus count at this rate whatever it was recorded at. */
const RATE = 48_000;
/** Bytes read at once. */
const READ_BYTES = 1 << 20;
/** Holds a whole page, wherever it is cut out. */
const PIECE_BYTES = 2 * MAX_OGG_PAGE_BYTES;
/** OpusHead and OpusTags. */
const HEADER_PACKETS = 2;

/** A page, and the frame that follows the packets which end on it. */
interface Place {
  readonly at: number;
  readonly frame: number;
}

/**
 * The packets of Opus in Ogg by the file's bytes, many at once. The demuxer copies a whole page for
 * every packet on it, and asks for the next packet's page anew.
 */
export class OggOpusGroups implements GroupSource {
  readonly #file: Blob;
  readonly #serial: number;
  readonly #preSkip: number;

  /**
   * @param serial of the track's stream
   * @param preSkip frames at 48 kHz that come before time 0
   */
  constructor(file: Blob, serial: number, preSkip: number) {
    this.#file = file;
    this.#serial = serial;
    this.#preSkip = preSkip;
  }

  /** @throws Error where a packet holds nothing */
  async *groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined> {
    const wanted = fromTimestamp * RATE + this.#preSkip + 1e-3;
    const from = fromTimestamp > 0 ? await this.#pageBefore(wanted) : null;
    const walk = new OggWalk(this.#serial, from !== null);
    const grouping = new Grouping('opus');
    let headers = from ? 0 : HEADER_PACKETS;
    let frame = from?.frame ?? null;
    let at = from?.at ?? 0;
    while (!walk.isOver) {
      const piece = new Uint8Array(await this.#file.slice(at, at + READ_BYTES).arrayBuffer());
      try {
        const { pages, used } = walk.take(piece);
        at += used;
        for (const { granule, packets: all } of pages) {
          const packets = all.slice(headers);
          headers -= all.length - packets.length;
          frame ??= packets.length > 0 ? firstFrame(granule, packets) : null;
          for (const data of packets) {
            const start = frame ?? 0;
            const frames = opusFrames(data);
            if (frames === 0) throw new Error('a packet without sound');
            frame = start + frames;
            if (frame <= wanted) continue;
            const group = grouping.add({ data, ...this.#timesOf(start, frame) });
            if (group) yield group;
          }
        }
      } finally {
        grouping.keep();
        free(piece.buffer);
      }
    }
    const rest = grouping.finish();
    if (rest) yield rest;
  }

  /** Nothing lies before time 0. */
  #timesOf(start: number, end: number): { readonly timestamp: number; readonly duration: number } {
    const from = Math.max(0, start - this.#preSkip);
    const to = Math.max(0, end - this.#preSkip);
    return { timestamp: from / RATE, duration: (to - from) / RATE };
  }

  /** A page that ends not after a frame, not far before it; null where that is the file's beginning. */
  async #pageBefore(frame: number): Promise<Place | null> {
    let found: Place | null = null;
    let low = 0;
    let high = this.#file.size;
    while (high - low > READ_BYTES / 2) {
      const middle = Math.floor((low + high) / 2);
      const page = await this.#firstPage(middle);
      if (page && page.frame <= frame) {
        found = page;
        low = page.at;
      } else high = middle;
    }
    return found;
  }

  /** The first page behind a place on which a packet ends, unless it lies far behind. */
  async #firstPage(at: number): Promise<Place | null> {
    const piece = new Uint8Array(await this.#file.slice(at, at + PIECE_BYTES).arrayBuffer());
    try {
      for (const page of opusPages(piece, this.#serial)) {
        const frames = page.frames.reduce((sum, each) => sum + each, 0);
        return { at: at + page.at, frame: page.startFrame + frames };
      }
      return null;
    } finally {
      free(piece.buffer);
    }
  }
}

/** Of the first packets. Their page may say less than they hold where the recording ends on it. */
function firstFrame(granule: number, packets: readonly Uint8Array[]): number {
  return Math.max(0, granule - packets.reduce((sum, packet) => sum + opusFrames(packet), 0));
}
