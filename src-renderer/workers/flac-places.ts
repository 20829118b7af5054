import { type FlacFrame, flacBlockSize, flacFrames } from '../engine/codecs/flac-frames.ts';
import type { PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

/** The four letters, and what begins STREAMINFO. */
const HEAD_BYTES = 64;
/** Holds two or three of the usual frames. */
const PIECE_BYTES = 40_960;
/** Holds a frame and the next one's beginning in any case that is not made up. */
const LARGE_PIECE_BYTES = 1 << 18;

/**
 * Finds places in a FLAC file by the share of its bytes: frames tell their own time and need none of
 * those before them. A demuxer walks through all of them where there is no seek table.
 */
export class FlacPlaces implements PlaceSource {
  readonly #file: Blob;
  readonly #sampleRate: number;
  #blockSize: Promise<number | null> | null = null;

  /** @param sampleRate hertz */
  constructor(file: Blob, sampleRate: number) {
    this.#file = file;
    this.#sampleRate = sampleRate;
  }

  async canFind(): Promise<boolean> {
    return (await this.#framesAre()) !== null;
  }

  async groupsAt({ timestamp, share }: Place): Promise<PacketGroup[]> {
    const wanted = timestamp * this.#sampleRate;
    const frame =
      (await this.#frameAt(share, wanted, PIECE_BYTES)) ??
      (await this.#frameAt(share, wanted, LARGE_PIECE_BYTES));
    if (!frame) return [];
    const { startFrame, data } = frame;
    return [{ timestamp: startFrame / this.#sampleRate, packets: 1, pieceFrames: null, data }];
  }

  /** Of the frames around a place the one that holds a sample, or the one nearest to it. */
  async #frameAt(share: number, wanted: number, bytes: number): Promise<FlacFrame | null> {
    const blockSize = await this.#framesAre();
    if (blockSize === null) return null;
    const at = Math.max(0, Math.floor(share * this.#file.size - bytes / 2));
    const piece = new Uint8Array(await this.#file.slice(at, at + bytes).arrayBuffer());
    let nearest: FlacFrame | null = null;
    for (const frame of flacFrames(piece, blockSize)) {
      if (nearest && frame.startFrame > wanted) break;
      nearest = frame;
    }
    return nearest;
  }

  #framesAre(): Promise<number | null> {
    this.#blockSize ??= this.#file
      .slice(0, HEAD_BYTES)
      .arrayBuffer()
      .then((head) => flacBlockSize(new Uint8Array(head)));
    return this.#blockSize;
  }
}
