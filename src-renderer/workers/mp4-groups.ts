import { EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import { type Mp4Samples, readMp4Samples } from '../engine/codecs/mp4-samples.ts';
import { readMoov } from './mp4-moov.ts';
import { type GroupSource, MOST_PACKETS, type PacketGroup } from './packet-groups.ts';

/** Bytes read at once, where packets lie one behind another. */
const READ_BYTES = 1 << 20;

interface Found {
  readonly samples: Mp4Samples;
  /** Seconds, of the first packet. */
  readonly start: number;
}

/**
 * The packets of an MP4 as they lie in the file, many at once. The demuxer walks through a whole chunk
 * for every packet, which costs more than decoding where chunks are long.
 */
export class Mp4Groups implements GroupSource {
  readonly #file: Blob;
  readonly #track: InputAudioTrack;
  readonly #otherwise: GroupSource;
  #found: Promise<Found | null> | null = null;

  /** @param otherwise for files that are fragmented or whose packets are not all of one length */
  constructor(file: Blob, track: InputAudioTrack, otherwise: GroupSource) {
    this.#file = file;
    this.#track = track;
    this.#otherwise = otherwise;
  }

  /** @throws Error where the file is cut off */
  async *groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined> {
    this.#found ??= this.#find();
    const found = await this.#found;
    if (found) yield* this.#plainGroups(found, fromTimestamp);
    else yield* this.#otherwise.groups(fromTimestamp);
  }

  async *#plainGroups(
    { samples, start }: Found,
    fromTimestamp: number,
  ): AsyncGenerator<PacketGroup, void, undefined> {
    const { count, offsets, sizes, seconds } = samples;
    const first = Math.floor((fromTimestamp - start) / seconds + 1e-6);
    let from = Math.max(0, Math.min(count - 1, first));
    while (from < count) {
      const stop = runEnd(samples, from);
      const at = offsets[from] ?? 0;
      const endOf = (i: number) => (offsets[i - 1] ?? 0) + (sizes[i - 1] ?? 0) - at;
      const bytes = new Uint8Array(await this.#file.slice(at, at + endOf(stop)).arrayBuffer());
      if (bytes.length < endOf(stop)) throw new Error('the packets are cut off');
      while (from < stop) {
        const packets = Math.min(MOST_PACKETS, stop - from);
        const data = bytes.subarray((offsets[from] ?? 0) - at, endOf(from + packets));
        yield { timestamp: start + from * seconds, packets, pieceFrames: null, data };
        from += packets;
      }
    }
  }

  async #find(): Promise<Found | null> {
    const moov = await readMoov(this.#file);
    const samples = moov && readMp4Samples(moov, this.#track.id);
    const packets = new EncodedPacketSink(this.#track);
    const first = await packets.getFirstPacket({ metadataOnly: true });
    return samples && first && { samples, start: first.timestamp };
  }
}

/** One past the last of the packets that lie one behind another and are read at once. */
function runEnd({ count, offsets, sizes }: Mp4Samples, from: number): number {
  const most = (offsets[from] ?? 0) + READ_BYTES;
  let end = from + 1;
  let next = (offsets[from] ?? 0) + (sizes[from] ?? 0);
  while (end < count && offsets[end] === next && next < most) {
    next += sizes[end] ?? 0;
    end += 1;
  }
  return end;
}
