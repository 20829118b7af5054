import {
  ALL_FORMATS,
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  Mp4OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { joinOpus } from '../../src-renderer/engine/codecs/opus-join.ts';
import { unwrapOggFlac } from '../../src-renderer/workers/fallback/unwrap-ogg-flac.ts';
import { FlacPlaces } from '../../src-renderer/workers/flac-places.ts';
import { Mp4Groups } from '../../src-renderer/workers/mp4-groups.ts';
import { OggOpusPlaces } from '../../src-renderer/workers/ogg-opus-places.ts';
import { OggOpusStream } from '../../src-renderer/workers/ogg-opus-stream.ts';
import { DemuxedGroups } from '../../src-renderer/workers/packet-groups.ts';
import type { Place, PlaceSource } from '../../src-renderer/workers/place-probes.ts';
import { opusPreSkip } from '../../src-renderer/workers/start-loss.ts';
import { WebmOpusPlaces } from '../../src-renderer/workers/webm-opus-places.ts';
import { fixture } from './fixtures.ts';
import { remuxed } from './remuxed.ts';

interface Opened {
  readonly track: InputAudioTrack;
  readonly packets: readonly EncodedPacket[];
  readonly seconds: number;
}

async function open(file: Blob): Promise<Opened> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error('no audio track');
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { track, packets, seconds: await track.computeDuration() };
}

function places(seconds: number): Place[] {
  return Array.from({ length: 40 }, (_, i) => {
    return { timestamp: (i / 39) * seconds, share: i / 39 };
  });
}

const mp4 = (file: Blob, { track }: Opened) => {
  return new Mp4Groups(file, track, new DemuxedGroups(track, 'aac'));
};
const ogg = async (file: Blob, { track }: Opened) => {
  return new OggOpusPlaces(new OggOpusStream(file, track.id, await opusPreSkip(track)));
};
const plain = (packets: readonly { readonly data: Uint8Array }[]) => {
  return Buffer.concat(packets.map(({ data }) => data));
};
const joined = (packets: readonly EncodedPacket[]) => joinOpus(packets.map(({ data }) => data));

/** How a place is found, how many packets it has, how they are put together, how far off it may be. */
type Kind = readonly [
  string,
  () => Blob | Promise<Blob>,
  (file: Blob, opened: Opened) => PlaceSource | Promise<PlaceSource>,
  number,
  (packets: readonly EncodedPacket[]) => Uint8Array,
  number,
];

function jittery(): Promise<Blob> {
  return remuxed(fixture('speech-es.m4a'), new Mp4OutputFormat(), ({ timestamp }, i) => {
    return timestamp + (i % 3) / 44_100;
  });
}

const flac = (file: Blob) => new FlacPlaces(file, 16_000);
const wrapped = () => unwrapOggFlac(fixture('speech-en-flac.oga'), new AbortController().signal);
const webm = (file: Blob, { track }: Opened) => new WebmOpusPlaces(file, track.id);
const longWebm = () => remuxed(fixture('speech-en.opus'), new WebMOutputFormat(), undefined, 8);

const kinds: readonly Kind[] = [
  ['FLAC', wrapped, flac, 1, plain, 2],
  ['WebM', () => fixture('speech-en.webm'), webm, 6, joined, 6],
  ['a longer WebM', longWebm, webm, 6, joined, 8],
  ['M4A', () => fixture('speech-es.m4a'), mp4, 4, plain, 0.1],
  ['M4A stamped by a clock', jittery, mp4, 4, plain, 0.1],
  ['Opus', () => fixture('speech-en.opus'), ogg, 6, joined, 2],
];

describe('packets of a place', () => {
  it.each(kinds)('of %s are the demuxer’s, with their true time', async (...kind) => {
    const [, write, make, count, put, tolerance] = kind;
    const file = await write();
    const opened = await open(file);
    const source = await make(file, opened);
    expect(await source.canFind()).toBe(true);
    for (const place of places(opened.seconds)) {
      const groups = await source.groupsAt(place);
      const timestamp = groups[0]?.timestamp ?? Number.NaN;
      expect(Math.abs(timestamp - place.timestamp)).toBeLessThan(tolerance);
      // WebM rounds to milliseconds, and the last page of Ogg says less than its packets hold, so that they seem
      // a little early.
      const first = opened.packets.findIndex((packet) => packet.timestamp > timestamp - 0.002);
      const late = (opened.packets[first]?.timestamp ?? Number.NaN) - timestamp;
      expect(late).toBeLessThan(0.02);
      const packets = opened.packets.slice(first, first + count);
      // Opus that changes its mode in between cannot be put together.
      const theirs = groups.length === 1 ? put(packets) : plain(packets);
      expect(plain(groups).equals(theirs)).toBe(true);
    }
  });

  it('are looked for in all of the largest page', async () => {
    const file = fixture('speech-en.opus');
    const opened = await open(file);
    // What is no page lies before it, more than is looked at first.
    const late = new Blob([new Uint8Array(40_000).fill(0x4f), file]);
    const source = await ogg(late, opened);
    const share = 5000 / late.size;
    expect(await source.groupsAt({ timestamp: 0, share })).toHaveLength(1);
  });

  it('are none where the bytes are missing or of another stream', async () => {
    const cut = fixture('truncated.m4a');
    const m4a = await open(fixture('speech-es.m4a'));
    const source = mp4(cut, m4a);
    expect(await source.groupsAt({ timestamp: 29, share: 0.97 })).toEqual([]);
    const opus = fixture('speech-en.opus');
    const { track } = await open(opus);
    const other = new OggOpusPlaces(new OggOpusStream(opus, track.id + 1, 312));
    expect(await other.groupsAt({ timestamp: 5, share: 0.2 })).toEqual([]);
  });

  it('cannot be found where the bytes do not tell them', async () => {
    const tagged = new Blob(['ID3'.padEnd(100), await wrapped()]);
    expect(await flac(tagged).canFind()).toBe(false);
    expect(await flac(tagged).groupsAt({ timestamp: 1, share: 0.1 })).toEqual([]);
    const file = fixture('speech-en.webm');
    expect(await new WebmOpusPlaces(file, 9).canFind()).toBe(false);
    const whole = await open(fixture('speech-es.m4a'));
    expect(await mp4(new Blob([new Uint8Array(100)]), whole).canFind()).toBe(false);
  });
});
