import { AudioSample, type EncodedPacket } from 'mediabunny';
import type { SoundSource } from './sound-source.ts';

/** Packets that wait: enough that the decoder never does. */
const MOST_WAITING = 8;

/** Packets in order, from the one on that holds a timestamp; seconds. */
export type PacketSource = (
  fromTimestamp: number,
) => AsyncGenerator<EncodedPacket, void, undefined>;

/** Packets through Chromium's decoder, each of which gives a block that is stamped with its time. */
export class DecodedPackets implements SoundSource {
  readonly #packets: PacketSource;
  readonly #config: AudioDecoderConfig;

  constructor(packets: PacketSource, config: AudioDecoderConfig) {
    this.#packets = packets;
    this.#config = config;
  }

  /** @throws what the decoder does, behind the blocks that it gave before */
  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    const decoder = new QueueingDecoder(this.#config);
    try {
      for await (const packet of this.#packets(fromTimestamp)) {
        await decoder.push(packet);
        yield* decoder.samples();
        decoder.throwFailure();
      }
      await decoder.flush();
      yield* decoder.samples();
      decoder.throwFailure();
    } finally {
      decoder.close();
    }
  }
}

class QueueingDecoder {
  readonly #decoder: AudioDecoder;
  readonly #rate: number;
  readonly #ready: AudioSample[] = [];
  #failure: unknown = null;
  #wake: () => void = () => undefined;

  constructor(config: AudioDecoderConfig) {
    this.#rate = config.sampleRate;
    this.#decoder = new AudioDecoder({
      output: (data) => this.#ready.push(this.#stamped(data)),
      error: (error) => {
        this.#failure = error;
        this.#wake();
      },
    });
    this.#decoder.addEventListener('dequeue', () => this.#wake());
    this.#decoder.configure(config);
  }

  /** Hands in a packet and waits until there is room for another; not where the decoder has failed. */
  async push(packet: EncodedPacket): Promise<void> {
    if (this.#failure !== null) return;
    this.#decoder.decode(packet.toEncodedAudioChunk());
    while (this.#decoder.decodeQueueSize > MOST_WAITING && this.#failure === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What has come out; whoever takes a sample closes it. */
  *samples(): Generator<AudioSample, void, unknown> {
    for (let next = this.#ready.shift(); next; next = this.#ready.shift()) yield next;
  }

  /** Waits for the rest, or for the failure. */
  async flush(): Promise<void> {
    if (this.#failure !== null) return;
    await this.#decoder.flush().catch((error: unknown) => {
      this.#failure ??= error;
    });
  }

  throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    for (const sample of this.samples()) sample.close();
  }

  /** Chromium counts in microseconds; blocks begin on a frame. */
  #stamped(data: AudioData): AudioSample {
    const sample = new AudioSample(data);
    sample.setTimestamp(Math.round(sample.timestamp * this.#rate) / this.#rate);
    return sample;
  }
}
