import { OggWalk } from '../engine/codecs/ogg-walk.ts';
import { opusFrames } from '../engine/codecs/opus-join.ts';
import { MAX_OGG_PAGE_BYTES } from '../engine/ogg-end.ts';
import { free } from './free.ts';
import type { OggOpusStream } from './ogg-opus-stream.ts';
import { Grouping, type GroupSource, type PacketGroup } from './packet-groups.ts';

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
  readonly #stream: OggOpusStream;

  constructor(stream: OggOpusStream) {
    this.#stream = stream;
  }

  /** @throws Error where a packet holds nothing */
  async *groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined> {
    const wanted = this.#stream.frameAt(fromTimestamp) + 1e-3;
    const from = fromTimestamp > 0 ? await this.#pageBefore(wanted) : null;
    const walk = new OggWalk(this.#stream.serial, from !== null);
    const grouping = new Grouping('opus');
    let headers = from ? 0 : HEADER_PACKETS;
    let frame = from?.frame ?? null;
    let at = from?.at ?? 0;
    while (!walk.isOver) {
      const piece = await this.#stream.read(at, READ_BYTES);
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
            const group = grouping.add({ data, ...this.#stream.timesOf(start, frame) });
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

  /** A page that ends not after a frame, not far before it; null where that is the file's beginning. */
  async #pageBefore(frame: number): Promise<Place | null> {
    let found: Place | null = null;
    let low = 0;
    let high = this.#stream.bytes;
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
    for (const page of await this.#stream.pagesIn(at, PIECE_BYTES)) {
      const frames = page.frames.reduce((sum, each) => sum + each, 0);
      return { at: at + page.at, frame: page.startFrame + frames };
    }
    return null;
  }
}

/** Of the first packets. Their page may say less than they hold where the recording ends on it. */
function firstFrame(granule: number, packets: readonly Uint8Array[]): number {
  return Math.max(0, granule - packets.reduce((sum, packet) => sum + opusFrames(packet), 0));
}
