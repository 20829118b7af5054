import { type OpusPage, opusPages } from '../engine/codecs/ogg-packets.ts';
import { MAX_OGG_PAGE_BYTES } from '../engine/ogg-end.ts';
import { opusPlace } from './opus-place.ts';
import type { PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

/** Granules of Opus count at this rate whatever it was recorded at. */
const RATE = 48_000;
/** Holds one or two of the usual pages, which are a second long. */
const PIECE_BYTES = 24_576;
/** Holds a whole page in any case. */
const LARGE_PIECE_BYTES = 2 * MAX_OGG_PAGE_BYTES;

/**
 * Finds places in Opus in Ogg by the share of its bytes: pages tell their own time, so that a guess
 * that is a little off is still drawn where it belongs. A demuxer halves the file until it is there.
 */
export class OggOpusPlaces implements PlaceSource {
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

  canFind(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async groupsAt({ timestamp, share }: Place): Promise<PacketGroup[]> {
    const frame = timestamp * RATE + this.#preSkip;
    const page =
      (await this.#pageAt(share, frame, PIECE_BYTES)) ??
      (await this.#pageAt(share, frame, LARGE_PIECE_BYTES));
    if (!page) return [];
    const run = { ...page, starts: startsOf(page) };
    return opusPlace(run, frame, (each) => (each - this.#preSkip) / RATE);
  }

  /** Of the pages around a place the one that holds a frame, or the one nearest to it. */
  async #pageAt(share: number, frame: number, bytes: number): Promise<OpusPage | null> {
    const at = Math.max(0, Math.floor(share * this.#file.size - bytes / 2));
    const piece = new Uint8Array(await this.#file.slice(at, at + bytes).arrayBuffer());
    let nearest: OpusPage | null = null;
    for (const page of opusPages(piece, this.#serial)) {
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
