import type { SampleArray } from '../engine/range/range-finder.ts';
import { orStall, type TimedBlock } from './decoded-blocks.ts';
import type { PacketGroup } from './packet-groups.ts';
import { interleavedSound, type PeakSound, partOf, planarSound } from './peak-sound.ts';
import { SampleArena } from './sample-arena.ts';
import { planesOf } from './sound-source.ts';

/** Groups that wait: enough that the decoder never does. */
const MOST_WAITING = 3;

/** Its sound is good until the blocks after the next ones are taken. */
export interface BatchBlock extends TimedBlock {
  readonly sound: PeakSound;
}

export type Arenas = readonly [SampleArena, SampleArena];

/**
 * A decoder that is fed groups of packets. Blocks get the timestamps that mediabunny would give them: the
 * first packet's, then counted on, and anew from a packet that is a block or more away from that.
 */
export class BatchDecoder {
  readonly #decoder: AudioDecoder;
  readonly #rate: number;
  #blocks: BatchBlock[] = [];
  #filling: SampleArena;
  #handedOut: SampleArena;
  /** Of the groups in the decoder: into how many frames each piece of a block is divided. */
  readonly #pieceFrames: (number | null)[] = [];
  #expected = 0;
  #decoded = 0;
  #failure: unknown = null;
  #wake: () => void = () => undefined;
  #offset: number | null = null;
  #firstTimestamp = 0;
  #clock: number | null = null;

  /** @param arenas blocks are copied into one of these in turn */
  constructor(config: AudioDecoderConfig, arenas: Arenas = [new SampleArena(), new SampleArena()]) {
    [this.#filling, this.#handedOut] = arenas;
    this.#rate = config.sampleRate;
    this.#decoder = new AudioDecoder({
      output: (data) => this.#take(data),
      error: (error) => this.#fail(error),
    });
    this.#decoder.addEventListener('dequeue', () => this.#wake());
    this.#decoder.configure(config);
  }

  /**
   * Hands in a group, when there is room for it.
   *
   * @throws WorkerError 'stalled', or what the decoder throws
   */
  async push({ timestamp, packets, pieceFrames, data }: PacketGroup): Promise<void> {
    if (this.#expected === 0) this.#firstTimestamp = timestamp;
    this.#expected += pieceFrames === null ? packets : 1;
    if (pieceFrames !== null) this.#pieceFrames.push(pieceFrames);
    this.#throwFailure();
    this.#decoder.decode(
      new EncodedAudioChunk({ type: 'key', timestamp: Math.round(timestamp * 1e6), data }),
    );
    while (this.#decoder.decodeQueueSize > MOST_WAITING && !this.#failure) {
      await orStall(
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
      );
    }
    this.#throwFailure();
  }

  /** The blocks that came out since the last time. */
  take(): BatchBlock[] {
    const blocks = this.#blocks;
    if (blocks.length === 0) return blocks;
    this.#blocks = [];
    [this.#filling, this.#handedOut] = [this.#handedOut, this.#filling];
    this.#filling.clear();
    return blocks;
  }

  /** Waits for the rest. @throws Error when not every packet gave a block */
  async flush(): Promise<void> {
    await orStall(this.#decoder.flush());
    this.#throwFailure();
    if (this.#decoded === this.#expected) return;
    throw new Error(`${this.#expected} packets gave ${this.#decoded} blocks`);
  }

  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
  }

  #take(data: AudioData): void {
    try {
      this.#decoded += 1;
      if (data.numberOfFrames > 0) this.#blocks.push(...this.#blocksOf(data));
    } catch (error) {
      this.#fail(error);
    } finally {
      data.close();
    }
  }

  #blocksOf(data: AudioData): BatchBlock[] {
    const { numberOfFrames: frames, sampleRate } = data;
    const sound = this.#soundOf(data);
    const piece = this.#pieceFrames.shift() ?? frames;
    const timestamp = this.#timestampOf(data, piece);
    if (piece >= frames) return [{ timestamp, sampleRate, frames, sound }];
    const blocks: BatchBlock[] = [];
    // What a decoder swallows at its start is missing in the first.
    let end = frames % piece || piece;
    for (let start = 0; start < frames; start = end, end += piece) {
      const startsAt = this.#rounded(timestamp + start / sampleRate);
      const part = partOf(sound, start, end);
      blocks.push({ timestamp: startsAt, sampleRate, frames: part.frames, sound: part });
    }
    return blocks;
  }

  /** Copied as it is: nothing is converted of which only the highest and lowest are wanted. */
  #soundOf(data: AudioData): PeakSound {
    const { format, numberOfChannels: channels, numberOfFrames } = data;
    const count = numberOfFrames * channels;
    const copied = <A extends SampleArray>(samples: A, to: AudioSampleFormat, planeIndex = 0) => {
      data.copyTo(samples, { planeIndex, format: to });
      return samples;
    };
    switch (format) {
      case 'f32':
      case 'f32-planar':
        return interleavedSound({ samples: copied(this.#filling.floats(count), 'f32'), channels });
      case 's16':
        return interleavedSound({
          samples: copied(this.#filling.integers(count), format),
          channels,
        });
      case 's16-planar':
        return planarSound(
          Array.from({ length: channels }, (_, planeIndex) => {
            return copied(this.#filling.integers(numberOfFrames), format, planeIndex);
          }),
        );
      default:
        return planarSound(planesOf(data));
    }
  }

  #timestampOf(data: AudioData, piece: number): number {
    const stamped = data.timestamp * 1e-6;
    // Chromium does not give back timestamps below 0.
    this.#offset ??= this.#firstTimestamp - stamped;
    const timestamp = stamped + this.#offset;
    const isOff =
      this.#clock === null || Math.abs(timestamp - this.#clock) >= piece / data.sampleRate;
    const precise = isOff ? timestamp : (this.#clock ?? timestamp);
    this.#clock = precise + data.numberOfFrames / data.sampleRate;
    return this.#rounded(precise);
  }

  #rounded(timestamp: number): number {
    return Math.round(timestamp * this.#rate) / this.#rate;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#wake();
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
