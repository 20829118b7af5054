import { EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import { type Mp4Samples, readMp4Samples } from '../engine/codecs/mp4-samples.ts';
import type { Mp4Times } from '../engine/codecs/mp4-times.ts';
import { free } from './free.ts';
import { readMoov } from './mp4-moov.ts';
import { type GroupSource, MOST_PACKETS, type PacketGroup } from './packet-groups.ts';
import type { Place, PlaceSource } from './place-probes.ts';

/** Bytes read at once, where packets lie one behind another. */
const READ_BYTES = 1 << 20;
/** Packets of one place: the first ones are wrong without those before them and only lead in. */
const PLACE_PACKETS = 4;

interface Found {
  readonly samples: Mp4Samples;
  /** Seconds, of the first packet. */
  readonly start: number;
}

/**
 * The packets of an MP4 as they lie in the file, many at once. The demuxer walks through a whole chunk
 * for every packet, which costs more than decoding where chunks are long.
 */
export class Mp4Groups implements GroupSource, PlaceSource {
  readonly #file: Blob;
  readonly #track: InputAudioTrack;
  readonly #otherwise: GroupSource;
  #found: Promise<Found | null> | null = null;

  /** @param otherwise for files that are fragmented */
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

  async canFind(): Promise<boolean> {
    this.#found ??= this.#find();
    return (await this.#found) !== null;
  }

  async groupsAt({ timestamp }: Place): Promise<PacketGroup[]> {
    this.#found ??= this.#find();
    const found = await this.#found;
    if (!found) return [];
    const { samples, start } = found;
    const { offsets, sizes, times } = samples;
    const from = Math.max(0, packetAt(found, timestamp) - PLACE_PACKETS / 2);
    const last = Math.min(runEnd(samples, from), from + PLACE_PACKETS) - 1;
    const at = offsets[from] ?? 0;
    const end = (offsets[last] ?? 0) + (sizes[last] ?? 0);
    const data = new Uint8Array(await this.#file.slice(at, end).arrayBuffer());
    if (data.length < end - at) return [];
    const packets = last + 1 - from;
    return [{ timestamp: start + times.startOf(from), packets, pieceFrames: null, data }];
  }

  async *#plainGroups(
    found: Found,
    fromTimestamp: number,
  ): AsyncGenerator<PacketGroup, void, undefined> {
    const { samples, start } = found;
    const { count, offsets, sizes, times } = samples;
    let from = packetAt(found, fromTimestamp);
    while (from < count) {
      const stop = runEnd(samples, from);
      const at = offsets[from] ?? 0;
      const endOf = (i: number) => (offsets[i - 1] ?? 0) + (sizes[i - 1] ?? 0) - at;
      const bytes = new Uint8Array(await this.#file.slice(at, at + endOf(stop)).arrayBuffer());
      if (bytes.length < endOf(stop)) throw new Error('the packets are cut off');
      try {
        while (from < stop) {
          const packets = groupLength(times, from, Math.min(MOST_PACKETS, stop - from));
          const data = bytes.subarray((offsets[from] ?? 0) - at, endOf(from + packets));
          yield { timestamp: start + times.startOf(from), packets, pieceFrames: null, data };
          from += packets;
        }
      } finally {
        free(bytes.buffer);
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

function packetAt({ samples: { times }, start }: Found, timestamp: number): number {
  return times.packetAt(timestamp - start);
}

/** Packets up to the first gap, which the time of a packet within a group would not show. */
function groupLength(times: Mp4Times, from: number, most: number): number {
  let length = 1;
  while (length < most && !times.hasGapAfter(from + length - 1)) length += 1;
  return length;
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
