import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { AudioRange, FrameRange } from '../../src-renderer/workers/decode-calls.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import type { RangeReader } from '../../src-renderer/workers/recording-blocks.ts';
import { WorkerClient } from '../../src-renderer/workers/rpc-client.ts';
import { serve } from '../../src-renderer/workers/rpc-server.ts';
import { speechHandlers } from '../../src-renderer/workers/speech-analysis.ts';
import type { SpeechCalls } from '../../src-renderer/workers/speech-calls.ts';
import { SpeechFinder } from '../../src-renderer/workers/speech-finder.ts';
import { SPEECH_EN } from '../engine/speech/recordings.ts';
import { readWav } from '../wav-file.ts';
import { FakePort } from './fake-port.ts';

const MODEL = new URL('../../assets/public/models/silero-vad-v5.f32', import.meta.url);
const ports: FakePort[] = [];

const readModel = () => Promise.resolve(Uint8Array.from(readFileSync(MODEL)).buffer);

function startWorker(loadModel = readModel): FakePort {
  const port = new FakePort();
  serve<SpeechCalls>(port.scope, speechHandlers(loadModel));
  ports.push(port);
  return port;
}

/** A recording in memory, at any rate: by repeating samples, which is good enough for speech. */
class MemoryReader implements RangeReader {
  readonly asked: FrameRange[] = [];
  readonly frames: number;
  readonly #samples: Float32Array;
  readonly #repeat: number;
  readonly sampleRate: number;

  constructor(samples: Float32Array, sampleRate = 16_000) {
    this.#samples = samples;
    this.#repeat = sampleRate / 16_000;
    this.sampleRate = sampleRate;
    this.frames = samples.length * this.#repeat;
  }

  read({ start, end }: FrameRange): Promise<AudioRange> {
    this.asked.push({ start, end });
    const length = Math.max(0, Math.min(end, this.frames) - start);
    const channel = () =>
      Float32Array.from(
        { length },
        (_, i) => this.#samples[Math.floor((start + i) / this.#repeat)] ?? 0,
      );
    return Promise.resolve({
      start,
      sampleRate: this.sampleRate,
      channels: [channel(), channel()],
    });
  }
}

const { samples } = readWav(SPEECH_EN);
const find = (reader: MemoryReader) => new SpeechFinder(startWorker).analyse(reader, reader);

afterEach(() => {
  for (const port of ports.splice(0)) port.terminate();
});

// Real sound through the real network: patience for a busy machine.
describe('SpeechFinder', { timeout: 30_000 }, () => {
  it('finds speech, one voice and a passage in a recording', async () => {
    const { segments, speechSeconds, voices, features, best } = await find(
      new MemoryReader(samples),
    );
    expect(segments.length).toBeGreaterThan(3);
    expect(speechSeconds).toBeGreaterThan(15);
    expect(voices).toBe('one');
    expect(features.frames).toBe(samples.length);
    expect(features.probability).toHaveLength(Math.ceil(samples.length / 512));
    if (best.kind !== 'found') throw new Error(best.reason);
    expect(best.passages).toHaveLength(1);
    expect(best.seconds).toBeGreaterThan(10);
    expect(best.seconds).toBeLessThanOrEqual(samples.length / 16_000);
  });

  it('finds nearly the same at another rate', async () => {
    const [at16, at48] = [new MemoryReader(samples), new MemoryReader(samples, 48_000)];
    const [first, second] = [await find(at16), await find(at48)];
    expect(second.features.frames).toBe(first.features.frames);
    expect(Math.abs(second.speechSeconds - first.speechSeconds)).toBeLessThan(0.5);
  });

  it('reads a few seconds at a time and reports how far it is', async () => {
    const reader = new MemoryReader(samples.subarray(0, 12 * 16_000));
    const heard: number[] = [];
    await new SpeechFinder(startWorker).analyse(reader, reader, {
      onProgress: (fraction) => heard.push(fraction),
    });
    expect(reader.asked.map(({ end }) => end)).toEqual([80_000, 160_000, 192_000]);
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it('stops when it is cancelled, and analyses again', async () => {
    const finder = new SpeechFinder(startWorker);
    const reader = new MemoryReader(samples);
    const controller = new AbortController();
    const first = finder.analyse(reader, reader, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(reader.asked.length).toBeLessThan(4);
    expect((await finder.analyse(reader, reader)).features.frames).toBe(samples.length);
  });

  it('has a new worker for the next recording when one is lost', async () => {
    const finder = new SpeechFinder(startWorker);
    const reader = new MemoryReader(samples);
    const lost = finder.analyse(reader, reader, {
      onProgress: () => ports.at(-1)?.crash('out of memory'),
    });
    await expect(lost).rejects.toMatchObject({ failure: { code: 'worker-gone' } });
    expect((await finder.analyse(reader, reader)).features.frames).toBe(samples.length);
    expect(ports).toHaveLength(2);
  });

  it('answers for a recording that ends before it should, or has nothing', async () => {
    const reader = new MemoryReader(samples.subarray(0, 7 * 16_000));
    const finder = new SpeechFinder(startWorker);
    const early = await finder.analyse(reader, { frames: 1_000_000, sampleRate: 16_000 });
    expect(early.features.frames).toBe(7 * 16_000);
    expect(early.best).toEqual({ kind: 'none', reason: 'too-short' });
    const empty = await finder.analyse(reader, { frames: 0, sampleRate: 16_000 });
    expect(empty).toMatchObject({ segments: [], voices: 'unknown' });
  });

  it('passes on why the recording cannot be read', async () => {
    const failure = { code: 'stalled', message: 'no more' } as const;
    const reader = { read: () => Promise.reject(new WorkerError(failure)) };
    const analysis = new SpeechFinder(startWorker).analyse(reader, {
      frames: 9,
      sampleRate: 8000,
    });
    await expect(analysis).rejects.toMatchObject({ failure });
  });
});

describe('the speech worker', () => {
  it('refuses blocks before a beginning', async () => {
    const client = new WorkerClient<SpeechCalls>(startWorker());
    await expect(client.call('push', [new Float32Array(1)])).rejects.toMatchObject({
      failure: { code: 'not-open' },
    });
  });

  it('loads the model again after it could not be read', async () => {
    let asked = 0;
    const flaky = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('no such file')) : readModel();
    };
    const client = new WorkerClient<SpeechCalls>(startWorker(flaky));
    await expect(client.call('begin', 16_000)).rejects.toMatchObject({
      failure: { code: 'unexpected' },
    });
    await expect(client.call('begin', 16_000)).resolves.toBeNull();
  });
});
