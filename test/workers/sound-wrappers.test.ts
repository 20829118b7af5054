import type { AudioSample } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { PersistentSound } from '../../src-renderer/workers/persistent-sound.ts';
import { planesOf, type SoundSource, sampleOf } from '../../src-renderer/workers/sound-source.ts';
import { TrimmedSound } from '../../src-renderer/workers/trimmed-sound.ts';

const RATE = 1000;
const BLOCK = 100;

/** Blocks of 0.1 s whose frames count up; some cannot be decoded. */
function counting(blocks: number, damaged: readonly number[] = [], error = decodingError()) {
  const source: SoundSource = {
    async *samples(from) {
      for (let i = Math.max(0, Math.floor(from * 10 + 1e-6)); i < blocks; i++) {
        if (damaged.includes(i)) throw error;
        const frames = Float32Array.from({ length: BLOCK }, (_, k) => i * BLOCK + k);
        yield sampleOf(i / 10, RATE, [frames]);
      }
    },
  };
  const nextPacket = (timestamp: number) => {
    const next = Math.max(0, Math.floor(timestamp * 10 + 1e-6)) + 1;
    return Promise.resolve(next < blocks ? next / 10 : null);
  };
  return { source, nextPacket };
}

function decodingError(): Error {
  return new DOMException('Decoding error.', 'EncodingError');
}

async function framesOf(source: SoundSource, from = Number.NEGATIVE_INFINITY): Promise<number[]> {
  const frames: number[] = [];
  for await (const sample of source.samples(from)) frames.push(...takeOut(sample));
  return frames;
}

function takeOut(sample: AudioSample): number[] {
  const frames = [...(planesOf(sample)[0] ?? [])];
  expect(Math.round(sample.timestamp * RATE)).toBe(frames[0]);
  sample.close();
  return frames;
}

const count = (start: number, end: number) =>
  Array.from({ length: end - start }, (_, i) => start + i);

describe('TrimmedSound', () => {
  it.each([
    [0.111, 0.35],
    [0.03, 0.07],
    [0.2, 0.3],
  ])('keeps what lies from %d to %d s', async (start, end) => {
    const sound = new TrimmedSound(counting(5).source, { start, end });
    expect(await framesOf(sound)).toEqual(count(Math.round(start * RATE), Math.round(end * RATE)));
  });

  it('keeps the rest when no end is known', async () => {
    const trim = { start: 0.45, end: Number.POSITIVE_INFINITY };
    expect(await framesOf(new TrimmedSound(counting(5).source, trim))).toEqual(count(450, 500));
  });

  it('gives the same from the middle', async () => {
    const sound = new TrimmedSound(counting(5).source, { start: 0.05, end: 0.42 });
    expect(await framesOf(sound, 0.3)).toEqual(count(300, 420));
  });
});

describe('PersistentSound', () => {
  it('goes on behind damaged packets and tells where they were', async () => {
    const { source, nextPacket } = counting(8, [2, 5, 6]);
    const damagedAt = new Set<number>();
    const sound = new PersistentSound(source, nextPacket, damagedAt);
    const expected = [...count(0, 200), ...count(300, 500), ...count(700, 800)];
    expect(await framesOf(sound)).toEqual(expected);
    expect([...damagedAt]).toEqual([200, 500, 600]);
  });

  it('begins behind a damaged first packet, and ends before a damaged last one', async () => {
    const { source, nextPacket } = counting(4, [0, 3]);
    const sound = new PersistentSound(source, nextPacket, new Set());
    expect(await framesOf(sound)).toEqual(count(100, 300));
  });

  it('gives up when nothing decodes any more', async () => {
    const { source, nextPacket } = counting(500, count(10, 500));
    const sound = new PersistentSound(source, nextPacket, new Set());
    await expect(framesOf(sound)).rejects.toThrow('Decoding error');
  });

  it('lets other errors through', async () => {
    const { source, nextPacket } = counting(4, [2], new Error('the file is gone'));
    const sound = new PersistentSound(source, nextPacket, new Set());
    await expect(framesOf(sound)).rejects.toThrow('the file is gone');
  });
});
