import {
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  FLAC,
  FlacInputFormat,
  Input,
  type InputAudioTrack,
} from 'mediabunny';
import { withFlacRate } from '../engine/codecs/flac-frames.ts';
import { BatchedSound } from './batched-sound.ts';
import { DecodedPackets } from './decoded-packets.ts';
import { FlacPlaces } from './flac-places.ts';
import { id3End } from './id3-end.ts';
import { DemuxedGroups, type GroupSource, type PacketGroup } from './packet-groups.ts';
import { PersistentSound } from './persistent-sound.ts';
import type { SoundSource } from './sound-source.ts';
import { nextPacketOf } from './track-sound.ts';

/** A frame's header has one byte for them. */
const MOST_KILOHERTZ = 255;
/** The four letters, and STREAMINFO. */
const HEAD_BYTES = 42;

/**
 * FLAC whose frames state their rate in kHz.
 *
 * mediabunny takes that number for hertz, finds that it is not the file's rate, and so finds no frame. It
 * is shown the file with a rate that many times lower, at which every frame fits, and its time is
 * translated: a second of sound lasts a thousand there.
 */
export class KilohertzFlac implements GroupSource {
  readonly #file: Blob;
  readonly #input: Input;
  readonly #slow: InputAudioTrack;
  readonly #config: AudioDecoderConfig;

  private constructor(file: Blob, input: Input, slow: InputAudioTrack, config: AudioDecoderConfig) {
    this.#file = file;
    this.#input = input;
    this.#slow = slow;
    this.#config = config;
  }

  /** @returns null for all tracks in which mediabunny finds packets by itself, or nobody does */
  static async of(file: Blob, track: InputAudioTrack): Promise<KilohertzFlac | null> {
    const rate = await track.getSampleRate();
    const isSuspect = rate % 1000 === 0 && rate <= 1000 * MOST_KILOHERTZ;
    if (!isSuspect || !((await track.input.getFormat()) instanceof FlacInputFormat)) return null;
    const config = await track.getDecoderConfig();
    if (!config || (await hasPackets(track))) return null;
    const flac = file.slice(await id3End(file));
    const head = new Uint8Array(await flac.slice(0, HEAD_BYTES).arrayBuffer());
    const slowed = new Blob([withFlacRate(head, rate / 1000), flac.slice(HEAD_BYTES)]);
    const source = new BlobSource(slowed, { handleUnhandledError: () => undefined });
    const input = new Input({ source, formats: [FLAC] });
    const slow = await input.getPrimaryAudioTrack();
    if (slow && (await hasPackets(slow))) return new KilohertzFlac(flac, input, slow, config);
    input.dispose();
    return null;
  }

  /** @param damagedAt told where packets were passed over, in whole milliseconds */
  sound(damagedAt: Set<number>): SoundSource {
    const nextSlow = nextPacketOf(new EncodedPacketSink(this.#slow));
    const nextPacket = async (timestamp: number) => {
      const next = await nextSlow(this.#slowed(timestamp));
      return next === null ? null : this.#restored(next);
    };
    const packets = (from: number) => this.#packets(from);
    return new PersistentSound(new DecodedPackets(packets, this.#config), nextPacket, damagedAt);
  }

  batches(): BatchedSound {
    const places = new FlacPlaces(this.#file, this.#config.sampleRate);
    return new BatchedSound({ groups: this, places }, this.#config, null);
  }

  /** Seconds, by its last frame. */
  async computeDuration(): Promise<number> {
    return this.#restored(await this.#slow.computeDuration());
  }

  async *groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined> {
    const groups = new DemuxedGroups(this.#slow, 'flac').groups(this.#slowed(fromTimestamp));
    for await (const group of groups) {
      yield { ...group, timestamp: this.#restored(group.timestamp) };
    }
  }

  dispose(): void {
    this.#input.dispose();
  }

  async *#packets(from: number): AsyncGenerator<EncodedPacket, void, undefined> {
    const sink = new EncodedPacketSink(this.#slow);
    const at = Number.isFinite(from) ? await sink.getPacket(this.#slowed(from)) : null;
    let packet = at ?? (await sink.getFirstPacket());
    for (; packet; packet = await sink.getNextPacket(packet)) {
      const timestamp = this.#restored(packet.timestamp);
      yield packet.clone({ timestamp, duration: this.#restored(packet.duration) });
    }
  }

  // By whole frames, so that the packet which begins at a time is the one that is found there.

  #slowed(timestamp: number): number {
    const { sampleRate } = this.#config;
    return Math.round(timestamp * sampleRate) / (sampleRate / 1000);
  }

  #restored(slowed: number): number {
    const { sampleRate } = this.#config;
    return Math.round(slowed * (sampleRate / 1000)) / sampleRate;
  }
}

async function hasPackets(track: InputAudioTrack): Promise<boolean> {
  const options = { metadataOnly: true };
  return (await new EncodedPacketSink(track).getFirstPacket(options)) !== null;
}
