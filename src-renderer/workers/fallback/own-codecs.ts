import { type AudioSample, EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import { AlacDecoder } from '../../engine/codecs/alac.ts';
import { type AlacConfig, parseAlacConfig } from '../../engine/codecs/alac-config.ts';
import { findAlacCookie } from '../../engine/codecs/mp4-boxes.ts';
import { WorkerError } from '../failure.ts';
import { readMoov } from '../mp4-moov.ts';
import { type SoundSource, sampleOf } from '../sound-source.ts';
import { MAX_FALLBACK_BYTES } from './decode-whole.ts';
import { decodeAmr } from './whole-decoders.ts';

/** Apple Lossless in MP4 or QuickTime. */
export async function alacSound(
  file: Blob,
  track: InputAudioTrack,
  damagedAt: Set<number>,
): Promise<SoundSource> {
  const moov = await readMoov(file);
  const cookie = moov && findAlacCookie(moov, track.id);
  if (!cookie) throw new WorkerError({ code: 'unreadable', message: 'ALAC without its cookie' });
  return new AlacSound(track, parseAlacConfig(cookie), damagedAt);
}

class AlacSound implements SoundSource {
  readonly #packets: EncodedPacketSink;
  readonly #config: AlacConfig;
  readonly #damagedAt: Set<number>;

  constructor(track: InputAudioTrack, config: AlacConfig, damagedAt: Set<number>) {
    this.#packets = new EncodedPacketSink(track);
    this.#config = config;
    this.#damagedAt = damagedAt;
  }

  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    const decoder = new AlacDecoder(this.#config);
    const at = Number.isFinite(fromTimestamp) ? await this.#packets.getPacket(fromTimestamp) : null;
    let packet = at ?? (await this.#packets.getFirstPacket());
    for (; packet; packet = await this.#packets.getNextPacket(packet)) {
      let planes: Float32Array[];
      try {
        planes = decoder.decode(packet.data);
      } catch {
        this.#damagedAt.add(Math.round(packet.timestamp * 1000));
        continue;
      }
      yield sampleOf(packet.timestamp, this.#config.sampleRate, planes);
    }
  }
}

/** AMR out of 3GP, whose packets are those of an AMR file. */
export async function amrSound(
  track: InputAudioTrack,
  codec: 'samr' | 'sawb',
  signal: AbortSignal,
): Promise<SoundSource> {
  const parts: BlobPart[] = [codec === 'sawb' ? '#!AMR-WB\n' : '#!AMR\n'];
  let bytes = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    parts.push(packet.data.slice());
    bytes += packet.data.length;
    if (bytes > MAX_FALLBACK_BYTES) break;
  }
  return (await decodeAmr(new Blob(parts), signal)).sound;
}
