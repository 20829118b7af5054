import { opusFrames } from '../engine/codecs/opus-join.ts';
import { webmBlocks, webmTick } from '../engine/codecs/webm-blocks.ts';
import { type OpusRun, opusPlace } from './opus-place.ts';
import type { PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

const RATE = 48_000;
/** What stands before the first cluster of any file. */
const HEAD_BYTES = 4096;
/** Reaches back over a cluster of five seconds, as most programs write them. */
const PIECE_BYTES = 98_304;
/** Clusters may be half a minute long. */
const LARGE_PIECE_BYTES = 1 << 19;
/** Of a piece, how much lies before the place. */
const BEFORE = 0.75;

/**
 * Finds places in Opus in WebM by the share of its bytes: clusters tell their own time. The demuxer
 * decodes from one and reads it as a whole.
 */
export class WebmOpusPlaces implements PlaceSource {
  readonly #file: Blob;
  readonly #track: number;
  #tick: Promise<number> | null = null;

  /** @param track its number in the file */
  constructor(file: Blob, track: number) {
    this.#file = file;
    this.#track = track;
  }

  async canFind(): Promise<boolean> {
    return (await this.#runAt(0.5, Number.POSITIVE_INFINITY, LARGE_PIECE_BYTES)) !== null;
  }

  async groupsAt({ timestamp, share }: Place): Promise<PacketGroup[]> {
    const frame = timestamp * RATE;
    const run =
      (await this.#runAt(share, frame, PIECE_BYTES)) ??
      (await this.#runAt(share, frame, LARGE_PIECE_BYTES));
    return run ? opusPlace(run, frame, (each) => each / RATE) : [];
  }

  /** The packets around a place, of which only those before a frame and a few behind it are wanted. */
  async #runAt(share: number, frame: number, bytes: number): Promise<OpusRun | null> {
    const at = Math.max(0, Math.floor(share * this.#file.size - bytes * BEFORE));
    const piece = new Uint8Array(await this.#file.slice(at, at + bytes).arrayBuffer());
    const framesPerTick = (await this.#tickSeconds()) * RATE;
    const packets: Uint8Array[] = [];
    const frames: number[] = [];
    const starts: number[] = [];
    for (const { ticks, data } of webmBlocks(piece, this.#track)) {
      const start = ticks * framesPerTick;
      starts.push(start);
      packets.push(data);
      frames.push(opusFrames(data));
      if (start > frame + RATE) break;
    }
    return packets.length > 0 ? { starts, packets, frames } : null;
  }

  #tickSeconds(): Promise<number> {
    this.#tick ??= this.#file
      .slice(0, HEAD_BYTES)
      .arrayBuffer()
      .then((head) => webmTick(new Uint8Array(head)) * 1e-9);
    return this.#tick;
  }
}
