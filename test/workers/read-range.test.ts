import { describe, expect, it, vi } from 'vitest';
import { Recording } from '../../src-renderer/workers/recording.ts';
import { type FakeTrack, fakeSource, frameValue, RATE } from './fake-source.ts';

const running = new AbortController().signal;
const milliseconds = (frame: number) => Math.round((frame / RATE) * 1000) / 1000;

/** Scans, then checks that stretches from everywhere hold exactly their frames. */
async function expectExact(track: FakeTrack): Promise<void> {
  const recording = new Recording(fakeSource(track));
  const { frames } = await recording.scan(() => undefined, running);
  expect(frames).toBe(track.blocks * track.blockFrames);
  for (const start of [0, 5, 15_000, 40_001, 70_123, frames - 2000]) {
    const { channels } = await recording.read({ start, end: start + 2000 }, running);
    const expected = Float32Array.from({ length: 2000 }, (_, i) => frameValue(start + i));
    expect(channels[0], `from ${start}`).toEqual(expected);
  }
}

describe('reading from the middle', () => {
  it('is exact with exact timestamps', async () => {
    await expectExact({ blocks: 100, blockFrames: 1024 });
  });

  it('is exact where the container rounds to milliseconds', async () => {
    await expectExact({ blocks: 100, blockFrames: 1024, timestampOf: milliseconds });
  });

  it('is exact where the decoder swallows frames at its start', async () => {
    await expectExact({ blocks: 100, blockFrames: 960, swallowed: 312 });
  });

  it('is exact where more is swallowed than half a block', async () => {
    await expectExact({ blocks: 200, blockFrames: 480, swallowed: 312 });
  });

  it('is exact with both, in short blocks', async () => {
    await expectExact({
      blocks: 400,
      blockFrames: 240,
      swallowed: 200,
      timestampOf: milliseconds,
    });
  });

  it('is exact where blocks are longer than the preroll', async () => {
    await expectExact({ blocks: 6, blockFrames: 24_000 });
  });

  it('is exact where the container does not start at zero', async () => {
    await expectExact({ blocks: 100, blockFrames: 960, timestampOf: (f) => 1.46 + f / RATE });
  });

  it('works before a scan, by timestamps alone', async () => {
    const recording = new Recording(fakeSource({ blocks: 100, blockFrames: 1024 }));
    const { channels } = await recording.read({ start: 50_000, end: 50_003 }, running);
    expect(channels[0]).toEqual(Float32Array.of(...[0, 1, 2].map((i) => frameValue(50_000 + i))));
  });
});

describe('a recording that goes wrong midway', () => {
  it('ends there, says so, and keeps what came before', async () => {
    const onBlock = (index: number) => {
      if (index === 10) throw new Error('bad packet');
    };
    const recording = new Recording(fakeSource({ blocks: 100, blockFrames: 1000, onBlock }));
    const result = await recording.scan(() => undefined, running);
    expect(result).toMatchObject({ frames: 10_000, endedEarly: 'Error: bad packet' });
  });

  it('ends where the rate changes', async () => {
    const rateOf = (index: number) => (index < 3 ? RATE : 44_100);
    const recording = new Recording(fakeSource({ blocks: 9, blockFrames: 1000, rateOf }));
    const result = await recording.scan(() => undefined, running);
    expect(result.frames).toBe(3000);
    expect(result.endedEarly).toMatch(/rate changes/);
  });

  it('ends where less comes out than was stated', async () => {
    const source = fakeSource({ blocks: 10, blockFrames: 1000 });
    const recording = new Recording({ ...source, info: { ...source.info, seconds: 60 } });
    const result = await recording.scan(() => undefined, running);
    expect(result.endedEarly).toMatch(/59\.8 s of the stated length are missing/);
  });

  it('ends where the decoder falls silent, rather than waiting for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const onBlock = (index: number) =>
        index === 5 ? new Promise<never>(() => undefined) : undefined;
      const recording = new Recording(fakeSource({ blocks: 9, blockFrames: 1000, onBlock }));
      const scan = recording.scan(() => undefined, running);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(11_000);
      expect(await scan).toMatchObject({ frames: 5000, endedEarly: expect.stringMatching(/10 s/) });
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves silence where the timestamps jump', async () => {
    const source = fakeSource({ blocks: 2, blockFrames: 1000 });
    const { sink } = source;
    const samples = async function* (from: number) {
      for await (const sample of sink.samples(from)) {
        if (sample.timestamp > 0) sample.setTimestamp(0.5);
        yield sample;
      }
    };
    const recording = new Recording({ ...source, sink: { samples } as typeof sink });
    const { frames } = await recording.scan(() => undefined, running);
    expect(frames).toBe(25_000);
    const { channels } = await recording.read({ start: 999, end: 24_001 }, running);
    expect(channels[0]?.[0]).toBeCloseTo(frameValue(999), 6);
    expect(channels[0]?.slice(1, -1).every((value) => value === 0)).toBe(true);
    expect(channels[0]?.at(-1)).toBeCloseTo(frameValue(1000), 6);
  });
});
