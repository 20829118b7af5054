import { AudioSample } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import type { Probe } from '../../src-renderer/engine/peak-pyramid.ts';
import { Timeline } from '../../src-renderer/engine/timeline.ts';
import { BatchedSound } from '../../src-renderer/workers/batched-sound.ts';
import { overviewOf } from '../../src-renderer/workers/overview.ts';
import { fakeSource, RATE } from './fake-source.ts';

const LEVEL = 0.25;

/** A demuxer and decoder that find any time. */
const demuxer = {
  async *samplesAtTimestamps(times: AnyIterable<number>) {
    for await (const timestamp of times) {
      const data = new Float32Array(960).fill(LEVEL);
      const shape = { format: 'f32-planar', numberOfChannels: 1, sampleRate: RATE } as const;
      yield new AudioSample({ ...shape, data, timestamp });
    }
  },
};

type AnyIterable<T> = Iterable<T> | AsyncIterable<T>;

function nobody(): never {
  throw new Error('asked for packets by bytes');
}

describe('the overview', () => {
  it('goes through the demuxer where the bytes do not tell places', async () => {
    const places = { canFind: () => Promise.resolve(false), groupsAt: nobody };
    const config = { codec: 'flac', sampleRate: RATE, numberOfChannels: 1 };
    const batches = new BatchedSound({ groups: { groups: nobody }, places }, config, null);
    const source = { ...fakeSource({ blocks: 100, blockFrames: RATE }), batches, probes: demuxer };
    const found: Probe[] = [];
    const report = (probes: readonly Probe[]) => found.push(...probes);
    const { signal } = new AbortController();
    await overviewOf(source, new Timeline(RATE, 0), 10_000, report, signal);
    expect(found.length).toBeGreaterThan(1000);
    expect(found.every(({ max }) => max === LEVEL)).toBe(true);
    const inOrder = found.map(({ seconds }) => seconds).sort((a, b) => a - b);
    expect(inOrder[0]).toBeLessThan(0.1);
    expect(inOrder.at(-1)).toBeGreaterThan(99.9);
  });
});
