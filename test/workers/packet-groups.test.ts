import {
  ALL_FORMATS,
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  Mp4OutputFormat,
  OggOutputFormat,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { Mp3Groups } from '../../src-renderer/workers/mp3-groups.ts';
import { Mp4Groups } from '../../src-renderer/workers/mp4-groups.ts';
import { OggOpusGroups } from '../../src-renderer/workers/ogg-opus-groups.ts';
import { OggOpusStream } from '../../src-renderer/workers/ogg-opus-stream.ts';
import {
  DemuxedGroups,
  type GroupSource,
  type PacketGroup,
} from '../../src-renderer/workers/packet-groups.ts';
import { opusPreSkip } from '../../src-renderer/workers/start-loss.ts';
import { fixture } from './fixtures.ts';
import { remuxed } from './remuxed.ts';

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

const shapesOf = (groups: readonly PacketGroup[]) => {
  return groups.map(({ timestamp, packets, data }) => `${timestamp} ${packets} ${data.length}`);
};

function nobody(): GroupSource {
  return {
    groups: () => {
      throw new Error('asked the demuxer');
    },
  };
}

type Make = (file: Blob, track: InputAudioTrack) => GroupSource;
const mp4: Make = (file, track) => new Mp4Groups(file, track, nobody());
const m4a = () => fixture('speech-es.m4a');
const kinds: readonly [string, () => Blob | Promise<Blob>, Make][] = [
  ['an MP3', () => fixture('speech-it.mp3'), (file) => new Mp3Groups(file)],
  ['an M4A', m4a, mp4],
  ['any container', m4a, (_, track) => new DemuxedGroups(track, 'aac')],
  ['an M4A stamped by a clock', jittery, mp4],
];

/** Packets a tick or two early or late, and a gap of two seconds. */
function jittery(): Promise<Blob> {
  const ticks = (i: number) => ((i * 7) % 5) - 2;
  return remuxed(fixture('speech-es.m4a'), new Mp4OutputFormat(), ({ timestamp }, i) => {
    return timestamp + (i > 0 ? ticks(i) / 44_100 : 0) + (i > 300 ? 2 : 0);
  });
}

const opus = async (file: Blob, track: InputAudioTrack) => {
  return new OggOpusGroups(new OggOpusStream(file, track.id, await opusPreSkip(track)));
};
/** Longer than what is read at once, so that places in it are searched for; the demuxer's own words. */
const longOpus = () => remuxed(fixture('speech-en.opus'), new OggOutputFormat(), undefined, 10);
const largePages = async () => {
  const format = new OggOutputFormat({ maximumPageDuration: 60 });
  return remuxed(fixture('speech-en.opus'), format, undefined, 10);
};

describe('groups of Opus in Ogg', () => {
  it.each([
    ['one short file', () => fixture('speech-en.opus')],
    ['a long file', longOpus],
    ['a long file in large pages', largePages],
  ])('are what the demuxer finds, from anywhere: %s', async (_, write) => {
    const file = await write();
    const track = await trackOf(file);
    const packets = await packetsOf(track);
    const within = [0.3, 0.31, 0.7, 0.99].map((share) => Math.floor(share * packets.length));
    for (const first of [0, 1, ...within, packets.length - 1]) {
      const from = first === 0 ? BEGINNING : (packets[first]?.timestamp ?? 0) + 0.001;
      const theirs = await groupsOf(new DemuxedGroups(track, 'opus'), from);
      const ours = await groupsOf(await opus(file, track), from);
      expect(shapesOf(ours)).toEqual(shapesOf(theirs));
      expect(bytesOf(ours).equals(bytesOf(theirs))).toBe(true);
    }
  });

  it('end where the file was cut off, and before what is no page', async () => {
    const whole = fixture('speech-en.opus');
    const track = await trackOf(whole);
    const all = await groupsOf(await opus(whole, track));
    const cut = await groupsOf(await opus(whole.slice(0, Math.floor(whole.size / 2)), track));
    expect(cut.length).toBeGreaterThan(1);
    expect(bytesOf(all).indexOf(bytesOf(cut.slice(0, -1)))).toBe(0);
    const tagged = new Blob([whole, 'TAG'.padEnd(128)]);
    expect(bytesOf(await groupsOf(await opus(tagged, track))).equals(bytesOf(all))).toBe(true);
  });
});

describe('groups of packets', () => {
  it.each(kinds)('of %s are what the demuxer finds, from anywhere', async (_, write, make) => {
    const file = await write();
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

  it('of an MP4 end where a gap begins', async () => {
    const file = await jittery();
    const groups = await groupsOf(new Mp4Groups(file, await trackOf(file), nobody()));
    const behind = groups.findIndex(({ timestamp }, i) => {
      return timestamp - (groups[i - 1]?.timestamp ?? timestamp) > 2;
    });
    const packets = groups.slice(0, behind).reduce((sum, group) => sum + group.packets, 0);
    expect(packets).toBe(301);
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
