import {
  ALL_FORMATS,
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { Mp3Groups } from '../../src-renderer/workers/mp3-groups.ts';
import { Mp4Groups } from '../../src-renderer/workers/mp4-groups.ts';
import {
  DemuxedGroups,
  type GroupSource,
  type PacketGroup,
} from '../../src-renderer/workers/packet-groups.ts';
import { fixture } from './fixtures.ts';

const BEGINNING = Number.NEGATIVE_INFINITY;

async function trackOf(file: Blob): Promise<InputAudioTrack> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error('no audio track');
  return track;
}

async function packetsOf(track: InputAudioTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

async function groupsOf(source: GroupSource, from = BEGINNING): Promise<PacketGroup[]> {
  const groups: PacketGroup[] = [];
  for await (const group of source.groups(from)) groups.push(group);
  return groups;
}

const bytesOf = (parts: readonly { readonly data: Uint8Array }[]) =>
  Buffer.concat(parts.map(({ data }) => data));

function nobody(): GroupSource {
  return {
    groups: () => {
      throw new Error('asked the demuxer');
    },
  };
}

const kinds: readonly [string, (file: Blob, track: InputAudioTrack) => GroupSource][] = [
  ['speech-it.mp3', (file) => new Mp3Groups(file)],
  ['speech-es.m4a', (file, track) => new Mp4Groups(file, track, nobody())],
  ['speech-es.m4a', (_, track) => new DemuxedGroups(track, 'aac')],
];

describe('groups of packets', () => {
  it.each(kinds)('of %s are what the demuxer finds, from anywhere', async (name, make) => {
    const file = fixture(name);
    const track = await trackOf(file);
    const packets = await packetsOf(track);
    for (const first of [0, 1, 200, packets.length - 1]) {
      const wanted = packets.slice(first);
      const from = first === 0 ? BEGINNING : (wanted[0]?.timestamp ?? 0) + 0.001;
      const groups = await groupsOf(make(file, track), from);
      expect(bytesOf(groups).equals(bytesOf(wanted))).toBe(true);
      let index = first;
      for (const { timestamp, packets: count } of groups) {
        expect(timestamp).toBeCloseTo(packets[index]?.timestamp ?? 0, 9);
        index += count;
      }
      expect(index).toBe(packets.length);
    }
  });

  it('of an MP3 give up at bytes that are no frame, and at a cut', async () => {
    const whole = fixture('speech-it.mp3');
    const cut = new Mp3Groups(whole.slice(0, whole.size - 100));
    await expect(groupsOf(cut)).rejects.toThrow('cut off');
    const noise = new Blob([
      whole.slice(0, 20_000),
      new Uint8Array(500).fill(7),
      whole.slice(20_000),
    ]);
    await expect(groupsOf(new Mp3Groups(noise))).rejects.toThrow('no frame');
  });

  it('of an MP3 end before the tags behind it', async () => {
    const whole = fixture('speech-it.mp3');
    const tagged = new Blob([whole, 'TAG'.padEnd(128)]);
    const expected = bytesOf(await groupsOf(new Mp3Groups(whole)));
    expect(bytesOf(await groupsOf(new Mp3Groups(tagged))).equals(expected)).toBe(true);
  });

  it('of a cut MP4 give up', async () => {
    const cut = fixture('truncated.m4a');
    const groups = new Mp4Groups(cut, await trackOf(cut), nobody());
    await expect(groupsOf(groups)).rejects.toThrow('cut off');
  });

  it('of Opus hold up to 120 ms', async () => {
    const track = await trackOf(fixture('speech-en.opus'));
    const packets = await packetsOf(track);
    const groups = await groupsOf(new DemuxedGroups(track, 'opus'));
    expect(groups.reduce((sum, { packets: count }) => sum + count, 0)).toBe(packets.length);
    expect(groups[0]).toMatchObject({ packets: 6, pieceFrames: 960 });
  });
});
