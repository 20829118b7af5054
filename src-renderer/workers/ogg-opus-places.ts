import type { OpusPage } from '../engine/codecs/ogg-packets.ts';
import { MAX_OGG_PAGE_BYTES } from '../engine/ogg-end.ts';
import type { OggOpusStream } from './ogg-opus-stream.ts';
import { opusPlace } from './opus-place.ts';
import type { PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

/** Holds one or two of the usual pages, which are a second long. */
const PIECE_BYTES = 24_576;
/** Holds a whole page in any case. */
const LARGE_PIECE_BYTES = 2 * MAX_OGG_PAGE_BYTES;

/**
 * Finds places in Opus in Ogg by the share of its bytes: pages tell their own time, so that a guess
 * that is a little off is still drawn where it belongs. A demuxer halves the file until it is there.
 */
export class OggOpusPlaces implements PlaceSource {
  readonly #stream: OggOpusStream;

  constructor(stream: OggOpusStream) {
    this.#stream = stream;
  }

  canFind(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async groupsAt({ timestamp, share }: Place): Promise<PacketGroup[]> {
    const frame = this.#stream.frameAt(timestamp);
    const page =
      (await this.#pageAt(share, frame, PIECE_BYTES)) ??
      (await this.#pageAt(share, frame, LARGE_PIECE_BYTES));
    if (!page) return [];
    const run = { ...page, starts: startsOf(page) };
    return opusPlace(run, frame, (each) => this.#stream.secondsAt(each));
  }

  /** Of the pages around a place the one that holds a frame, or the one nearest to it. */
  async #pageAt(share: number, frame: number, bytes: number): Promise<OpusPage | null> {
    const at = Math.max(0, Math.floor(share * this.#stream.bytes - bytes / 2));
    let nearest: OpusPage | null = null;
    for (const page of await this.#stream.pagesIn(at, bytes)) {
      if (nearest && page.startFrame > frame) break;
      nearest = page;
    }
    return nearest;
  }
}

function startsOf({ startFrame, frames }: OpusPage): number[] {
  let next = startFrame;
  return frames.map((count) => {
    next += count;
    return next - count;
  });
}
