import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { flacFrames } from '../../src-renderer/engine/codecs/flac-frames.ts';
import { unwrapOggFlac } from '../../src-renderer/workers/fallback/unwrap-ogg-flac.ts';
import { KilohertzFlac } from '../../src-renderer/workers/kilohertz-flac.ts';
import type { PacketGroup } from '../../src-renderer/workers/packet-groups.ts';
import { fixture } from './fixtures.ts';

const NAME = 'speech-en-12khz.flac';
const RATE = 12_000;
const BLOCK_FRAMES = 1152;
const BEGINNING = Number.NEGATIVE_INFINITY;
/** Where STREAMINFO says how many frames there are in all. */
const TOTAL_AT = 21;

async function open(file: Blob): Promise<KilohertzFlac | null> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  return track && KilohertzFlac.of(file, track);
}

async function groupsOf(flac: KilohertzFlac | null, from: number): Promise<PacketGroup[]> {
  const groups: PacketGroup[] = [];
  for await (const group of flac?.groups(from) ?? []) groups.push(group);
  return groups;
}

const plain = (parts: readonly { readonly data: Uint8Array }[]) => {
  return Buffer.concat(parts.map(({ data }) => data));
};

describe('FLAC whose frames state their rate in kHz', () => {
  it('gives all of its frames, from the first one on', async () => {
    const flac = await open(fixture(NAME));
    const bytes = new Uint8Array(await fixture(NAME).arrayBuffer());
    const frames = [...flacFrames(bytes, BLOCK_FRAMES)];
    const groups = await groupsOf(flac, BEGINNING);
    expect(groups.map(({ timestamp, packets }) => [timestamp, packets])).toEqual([[0, 16]]);
    // The last frame has nothing behind it that would tell where it ends.
    const all = plain(frames);
    expect(plain(groups).subarray(0, all.length).equals(all)).toBe(true);
    expect(await flac?.computeDuration()).toBe(1.5);
  });

  it('gives them from every time on, with their true time', async () => {
    const flac = await open(fixture(NAME));
    for (let frame = 0; frame < 18_000; frame += BLOCK_FRAMES / 4) {
      const [first] = await groupsOf(flac, frame / RATE);
      const start = frame - (frame % BLOCK_FRAMES);
      expect(first?.timestamp).toBe(start / RATE);
      expect(first?.packets).toBe(16 - start / BLOCK_FRAMES);
    }
  });

  it('is read behind a tag, and without a stated length', async () => {
    const tag = new Uint8Array(300);
    tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 34]);
    const bytes = new Uint8Array(await fixture(NAME).arrayBuffer());
    bytes.fill(0, TOTAL_AT + 1, TOTAL_AT + 5);
    const flac = await open(new Blob([tag, bytes]));
    const plainGroups = await groupsOf(await open(fixture(NAME)), BEGINNING);
    expect(await groupsOf(flac, BEGINNING)).toEqual(plainGroups);
    expect(await flac?.computeDuration()).toBe(1.5);
  });

  it('is no other recording', async () => {
    const wrapped = unwrapOggFlac(fixture('speech-en-flac.oga'), new AbortController().signal);
    expect(await open(await wrapped)).toBeNull();
    expect(await open(fixture('speech-named-wrong.mp3'))).toBeNull();
    expect(await open(fixture('speech-en.wav'))).toBeNull();
    const headOnly = fixture(NAME).slice(0, 8200);
    expect(await open(headOnly)).toBeNull();
  });
});
