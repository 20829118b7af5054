import { type OpusPage, opusPages } from '../engine/codecs/ogg-packets.ts';

/** Granules of Opus count at this rate whatever it was recorded at. */
const RATE = 48_000;

/** One Opus stream of an Ogg file: where its bytes are, and how its frames at 48 kHz count time. */
export class OggOpusStream {
  /** Of the stream, in each of its pages. */
  readonly serial: number;
  readonly #file: Blob;
  readonly #preSkip: number;

  /** @param preSkip frames that come before time 0 */
  constructor(file: Blob, serial: number, preSkip: number) {
    this.#file = file;
    this.serial = serial;
    this.#preSkip = preSkip;
  }

  /** Bytes of the whole file. */
  get bytes(): number {
    return this.#file.size;
  }

  async read(at: number, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#file.slice(at, at + bytes).arrayBuffer());
  }

  /** The stream's pages in a piece of the file; their places count from the piece's start. */
  async pagesIn(at: number, bytes: number): Promise<Iterable<OpusPage>> {
    return opusPages(await this.read(at, bytes), this.serial);
  }

  frameAt(seconds: number): number {
    return seconds * RATE + this.#preSkip;
  }

  secondsAt(frame: number): number {
    return (frame - this.#preSkip) / RATE;
  }

  /** When frames are heard, in seconds. Nothing lies before time 0. */
  timesOf(start: number, end: number): { readonly timestamp: number; readonly duration: number } {
    const from = Math.max(0, start - this.#preSkip);
    const to = Math.max(0, end - this.#preSkip);
    return { timestamp: from / RATE, duration: (to - from) / RATE };
  }
}
