import type { AudioSample } from 'mediabunny';
import type { SoundSource } from './sound-source.ts';

/** So many damaged packets in a row are the end: the rest is most likely damaged as well. */
const MAX_IN_A_ROW = 50;
/** So many in all: more than that is no recording of anything. */
const MAX_DAMAGED = 2000;

/** Tells where the packet after a timestamp begins, in seconds, or null behind the last one. */
export type NextPacket = (timestamp: number) => Promise<number | null>;

/**
 * Goes on behind packets that the decoder refuses: a decoder is of no use after an error, so decoding
 * starts anew with the next packet. What is missing stays missing, as a gap between timestamps.
 */
export class PersistentSound implements SoundSource {
  readonly #inner: SoundSource;
  readonly #nextPacket: NextPacket;
  readonly #damagedAt: Set<number>;

  /** @param damagedAt told where packets were passed over, in whole milliseconds */
  constructor(inner: SoundSource, nextPacket: NextPacket, damagedAt: Set<number>) {
    this.#inner = inner;
    this.#nextPacket = nextPacket;
    this.#damagedAt = damagedAt;
  }

  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    let from = fromTimestamp;
    for (let inARow = 0; ; inARow++) {
      let end: number | null = null;
      try {
        for await (const sample of this.#inner.samples(from)) {
          end = sample.timestamp + sample.duration;
          yield sample;
          inARow = 0;
        }
        return;
      } catch (error) {
        const isHopeless = inARow >= MAX_IN_A_ROW || this.#damagedAt.size >= MAX_DAMAGED;
        if (!isDecodingError(error) || isHopeless) throw error;
        const next = await this.#nextPacket(end ?? from);
        if (next === null || next <= from) return;
        this.#damagedAt.add(Math.round(1000 * (end ?? from)));
        from = next;
      }
    }
  }
}

/** WebCodecs names it so; everything else is not about one packet. */
function isDecodingError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'EncodingError';
}
