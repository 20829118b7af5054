import { type EncodedPacket, EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import { canJoinOpus, joinOpus, singleOpusFrames } from '../engine/codecs/opus-join.ts';

/** Packets that go to the decoder as one. */
export interface PacketGroup {
  /** Seconds, of the first. */
  readonly timestamp: number;
  readonly packets: number;
  /** Frames of each when they come out as one block, or null when each comes out as its own. */
  readonly pieceFrames: number | null;
  /** Good until the next group is asked for. */
  readonly data: Uint8Array;
}

/** Where groups come from, in order, from the packet on that holds a timestamp. */
export interface GroupSource {
  groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined>;
}

/** What is put together of a packet; times in seconds. */
type TimedPacket = Pick<EncodedPacket, 'data' | 'timestamp' | 'duration'>;

/** How the packets of a codec are put together without changing what they decode to. */
interface Joining {
  readonly fits: (group: readonly TimedPacket[], next: TimedPacket) => boolean;
  readonly join: (group: readonly TimedPacket[]) => PacketGroup;
}

/**
 * Half a second to a second: the decoder's own cost is then larger than that of asking for it, and what
 * waits for it is small.
 */
export const MOST_PACKETS = 32;
const MICROSECONDS = 1e-6;

/** Decoders of these find their frames' ends themselves, and go on with the rest of the bytes. */
const SELF_DELIMITING = ['mp3', 'aac', 'flac'];

/** Puts packets together as they come. */
export class Grouping {
  readonly #joining: Joining;
  #group: TimedPacket[] = [];

  constructor(codec: string) {
    this.#joining = joiningOf(codec);
  }

  /** @returns the group before the packet when it does not belong to it */
  add(packet: TimedPacket): PacketGroup | null {
    const isNext = this.#group.length === 0 || this.#joining.fits(this.#group, packet);
    const done = isNext ? null : this.finish();
    this.#group.push(packet);
    return done;
  }

  /** Copies the packets that wait, whose memory is about to go. */
  keep(): void {
    this.#group = this.#group.map((packet) => ({ ...packet, data: packet.data.slice() }));
  }

  /** The last group, if there is one. */
  finish(): PacketGroup | null {
    const group = this.#group;
    this.#group = [];
    return group.length > 0 ? this.#joining.join(group) : null;
  }
}

/** The packets of any container, as mediabunny finds them. */
export class DemuxedGroups implements GroupSource {
  readonly #packets: EncodedPacketSink;
  readonly #codec: string;

  constructor(track: InputAudioTrack, codec: string) {
    this.#packets = new EncodedPacketSink(track);
    this.#codec = codec;
  }

  async *groups(fromTimestamp: number): AsyncGenerator<PacketGroup, void, undefined> {
    const grouping = new Grouping(this.#codec);
    let packet = await this.#firstPacket(fromTimestamp);
    while (packet) {
      const group = grouping.add(packet);
      if (group) yield group;
      packet = await this.#packets.getNextPacket(packet);
    }
    const rest = grouping.finish();
    if (rest) yield rest;
  }

  async #firstPacket(fromTimestamp: number): Promise<EncodedPacket | null> {
    const at = Number.isFinite(fromTimestamp) ? await this.#packets.getPacket(fromTimestamp) : null;
    return at ?? this.#packets.getFirstPacket();
  }
}

function joiningOf(codec: string): Joining {
  if (codec === 'opus') return { fits: fitsOpus, join: joinedOpus };
  if (SELF_DELIMITING.includes(codec)) return { fits: fitsBytes, join: joinedBytes };
  return { fits: () => false, join: joinedBytes };
}

/** Without a gap, which the time of a packet within would not show. */
function follows(group: readonly TimedPacket[], next: TimedPacket): boolean {
  const last = group.at(-1);
  if (!last) return false;
  const gap = next.timestamp - (last.timestamp + last.duration);
  return Math.abs(gap) < last.duration / 2 + MICROSECONDS;
}

function fitsBytes(group: readonly TimedPacket[], next: TimedPacket): boolean {
  return group.length < MOST_PACKETS && follows(group, next);
}

function fitsOpus(group: readonly TimedPacket[], next: TimedPacket): boolean {
  const [first] = group;
  if (!first || !follows(group, next)) return false;
  const frames = group.length * (singleOpusFrames(first.data) ?? 0);
  return canJoinOpus(first.data, frames, next.data);
}

function joinedOpus(group: readonly TimedPacket[]): PacketGroup {
  const [first] = group;
  if (!first || group.length === 1) return joinedBytes(group);
  const data = joinOpus(group.map((packet) => packet.data));
  const pieceFrames = singleOpusFrames(first.data);
  return { timestamp: first.timestamp, packets: group.length, pieceFrames, data };
}

function joinedBytes(group: readonly TimedPacket[]): PacketGroup {
  const [first] = group;
  const shape = { timestamp: first?.timestamp ?? 0, packets: group.length, pieceFrames: null };
  if (first && group.length === 1) return { ...shape, data: first.data };
  const data = new Uint8Array(group.reduce((sum, packet) => sum + packet.data.length, 0));
  let at = 0;
  for (const packet of group) {
    data.set(packet.data, at);
    at += packet.data.length;
  }
  return { ...shape, data };
}
