import { describe, expect, it } from 'vitest';
import { flacBlockSize, flacFrames } from '../../../src-renderer/engine/codecs/flac-frames.ts';
import { unwrapOggFlac } from '../../../src-renderer/workers/fallback/unwrap-ogg-flac.ts';
import { fixture } from '../../workers/fixtures.ts';

const running = new AbortController().signal;

async function bytes(): Promise<Uint8Array> {
  const flac = await unwrapOggFlac(fixture('speech-en-flac.oga'), running);
  return new Uint8Array(await flac.arrayBuffer());
}

describe('frames of FLAC', () => {
  it('follow each other without a gap, from the first to the one before the last', async () => {
    const file = await bytes();
    const size = flacBlockSize(file) ?? 0;
    const frames = [...flacFrames(file, size)];
    expect(frames.length).toBeGreaterThan(15);
    expect(frames.map(({ startFrame }) => startFrame)).toEqual(frames.map((_, i) => i * size));
  });

  it('are the same in a piece cut out of the middle', async () => {
    const file = await bytes();
    const size = flacBlockSize(file) ?? 0;
    const all = [...flacFrames(file, size)];
    const [first, ...rest] = [
      ...flacFrames(file.subarray(file.length >> 2, file.length - 1000), size),
    ];
    const at = all.findIndex(({ startFrame }) => startFrame === first?.startFrame);
    expect(rest.length).toBeGreaterThan(2);
    expect([first, ...rest]).toEqual(all.slice(at, at + rest.length + 1));
  });

  it('have no size of their own in a file that states several, or is none', async () => {
    const file = await bytes();
    const several = file.slice(0, 64);
    several[9] = (several[9] ?? 0) ^ 1;
    expect(flacBlockSize(several)).toBeNull();
    expect(flacBlockSize(new Uint8Array(64))).toBeNull();
    expect([...flacFrames(new Uint8Array(5000).fill(0xff), 4096)]).toEqual([]);
  });
});
