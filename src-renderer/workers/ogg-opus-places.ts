import { type OpusPage, opusPages } from '../engine/codecs/ogg-packets.ts';
import { canJoinOpus, joinOpus } from '../engine/codecs/opus-join.ts';
import { MAX_OGG_PAGE_BYTES } from '../engine/ogg-end.ts';
import type { PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

/** Granules of Opus count at this rate whatever it was recorded at. */
const RATE = 48_000;
/** Holds one or two of the usual pages, which are a second long. */
const PIECE_BYTES = 24_576;
/** Holds a whole page in any case. */
const LARGE_PIECE_BYTES = 2 * MAX_OGG_PAGE_BYTES;
/** Packets of one place: 120 ms in most files, of which the first half only leads in. */
const PACKETS = 6;

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
    return page ? this.#groupsOf(page, frame) : [];
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

  #groupsOf({ startFrame, packets, frames }: OpusPage, frame: number): PacketGroup[] {
    const starts = startsOf(startFrame, frames);
    const wanted = starts.findLastIndex((start) => start <= frame) - PACKETS / 2;
    const first = Math.max(0, Math.min(packets.length - PACKETS, wanted));
    const taken = packets.slice(first, first + PACKETS);
    const timestampOf = (index: number) => ((starts[index] ?? 0) - this.#preSkip) / RATE;
    if (canBeOne(taken, frames.slice(first))) {
      const data = joinOpus(taken);
      return [{ timestamp: timestampOf(first), packets: 1, pieceFrames: null, data }];
    }
    return taken.map((data, i) => {
      return { timestamp: timestampOf(first + i), packets: 1, pieceFrames: null, data };
    });
  }
}

function startsOf(startFrame: number, frames: readonly number[]): number[] {
  let next = startFrame;
  return frames.map((count) => {
    next += count;
    return next - count;
  });
}

function canBeOne(packets: readonly Uint8Array[], frames: readonly number[]): boolean {
  const [first] = packets;
  let before = 0;
  return packets.every((packet, i) => {
    const fits = first !== undefined && (i === 0 || canJoinOpus(first, before, packet));
    before += frames[i] ?? 0;
    return fits;
  });
}
