import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { isWebm, webmEnd } from '../../../src-renderer/engine/codecs/webm-end.ts';
import { checkForCut } from '../../../src-renderer/workers/cut-file.ts';

const webm = new Uint8Array(
  readFileSync(new URL('../../fixtures/speech-en.webm', import.meta.url)),
);
const SEGMENT_SIZE = 40;
const UNKNOWN_SIZE = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const CLUSTER_ID = [0x1f, 0x43, 0xb6, 0x75];

/** Where its clusters begin. */
const clusters = [...webm.keys()].filter((at) => CLUSTER_ID.every((b, i) => webm[at + i] === b));

/** The recording as a browser writes it while it goes on: one cluster, no length stated. */
function streamed(): Uint8Array {
  const [first = 0, second = 0] = clusters;
  const start = webm.slice(0, first);
  start.set(UNKNOWN_SIZE, SEGMENT_SIZE);
  const content = webm.subarray(first + 7, second);
  return Uint8Array.from([...start, ...CLUSTER_ID, ...UNKNOWN_SIZE, ...content]);
}

async function packetsOf(file: Blob): Promise<number> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  let count = 0;
  if (track) for await (const _ of new EncodedPacketSink(track).packets()) count++;
  return count;
}

describe('webmEnd', () => {
  it('is the end of the file where nothing is missing', () => {
    const tail = webm.subarray(clusters[2]);
    expect(webmEnd(webm, tail, clusters[2] ?? 0)).toEqual({ end: webm.length, size: null });
    const stream = streamed();
    expect(webmEnd(stream, stream, 0)).toEqual({ end: stream.length, size: null });
  });

  it('is behind the last whole block of a stream that was cut off', () => {
    const stream = streamed();
    const cut = stream.subarray(0, stream.length - 7);
    const found = webmEnd(cut, cut, 0);
    expect(found?.size).toBeNull();
    expect(found?.end).toBeLessThan(cut.length);
    expect(found?.end).toBeGreaterThan(cut.length - 150);
  });

  it('says nothing of a tail without a cluster, or of other files', () => {
    const tail = webm.subarray(-1000, -500);
    expect(webmEnd(webm, tail, webm.length - 1000)).toBeNull();
    expect(isWebm(webm)).toBe(true);
    expect(isWebm(Uint8Array.of(0x52, 0x49, 0x46, 0x46))).toBe(false);
  });
});

describe('a cut WebM', () => {
  it.each([0.2, 0.6, 0.99])(
    'gives all but its last packet, cut at %d of a stream',
    async (share) => {
      const stream = streamed();
      const whole = await packetsOf(new Blob([stream.slice()]));
      expect(whole).toBeGreaterThan(200);
      const cut = new Blob([stream.slice(0, Math.floor(stream.length * share))]);
      const { readable, damage } = await checkForCut(cut);
      expect(damage).toContain('cut off');
      expect(await packetsOf(readable)).toBeGreaterThan(whole * share * 0.9);
    },
  );

  it('gives what there is of a cluster that says how long it should be', async () => {
    const cut = new Blob([webm.slice(0, 60_000)]);
    expect(await packetsOf(cut)).toBe(499);
    const { readable } = await checkForCut(cut);
    expect(await packetsOf(readable)).toBeGreaterThan(660);
    expect(await checkForCut(readable)).toEqual({ readable, damage: null });
  });
});
