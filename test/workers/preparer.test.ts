import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { readWavHeader } from '../../src-renderer/engine/wav.ts';
import type { AudioRange, FrameRange } from '../../src-renderer/workers/decode-calls.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import { prepareHandlers } from '../../src-renderer/workers/prepare.ts';
import type { PrepareCalls } from '../../src-renderer/workers/prepare-calls.ts';
import { Preparer } from '../../src-renderer/workers/preparer.ts';
import type { RangeReader } from '../../src-renderer/workers/recording-blocks.ts';
import { WorkerClient } from '../../src-renderer/workers/rpc-client.ts';
import { serve } from '../../src-renderer/workers/rpc-server.ts';
import { FakePort } from './fake-port.ts';

const model = (name: string) => async () => {
  const bytes = await readFile(`assets/public/models/${name}`);
  return new Uint8Array(bytes).buffer;
};
const engineFiles = {
  speech: model('silero-vad-v5.f32'),
  noise: model('dtln.bin'),
};
const ports: FakePort[] = [];

function startWorker(): FakePort {
  const port = new FakePort();
  serve<PrepareCalls>(port.scope, prepareHandlers(engineFiles));
  ports.push(port);
  return port;
}

/** A recording of so many frames of a 200 Hz tone, in two channels of different level. */
class ToneReader implements RangeReader {
  readonly asked: FrameRange[] = [];
  readonly #frames: number;
  readonly #sampleRate: number;

  constructor(frames: number, sampleRate: number) {
    this.#frames = frames;
    this.#sampleRate = sampleRate;
  }

  read({ start, end }: FrameRange): Promise<AudioRange> {
    this.asked.push({ start, end });
    const length = Math.max(0, Math.min(end, this.#frames) - start);
    const channel = (level: number) =>
      Float32Array.from({ length }, (_, i) => {
        return level * Math.sin((2 * Math.PI * 200 * (start + i)) / this.#sampleRate);
      });
    const channels = [channel(0.6), channel(0.2)];
    return Promise.resolve({ start, sampleRate: this.#sampleRate, channels });
  }
}

const format = (sampleRate: number) => ({
  sampleRate,
  outputRate: 16_000,
  maxFrames: 2_880_000,
  minFrames: 160_000,
  steps: [],
});

function prepare(seconds: number, sampleRate: number, recordingSeconds = seconds) {
  const reader = new ToneReader(Math.round(recordingSeconds * sampleRate), sampleRate);
  const range = { start: 0, end: Math.round(seconds * sampleRate) };
  return new Preparer(startWorker).prepare(reader, [range], format(sampleRate));
}

afterEach(() => {
  for (const port of ports.splice(0)) port.terminate();
});

describe('Preparer', () => {
  it.each([8000, 11_025, 16_000, 22_050, 44_100, 48_000])(
    'makes 160 000 frames of 10 s at %i Hz',
    async (sampleRate) => {
      const { wav, frames } = await prepare(10, sampleRate);
      expect(frames).toBe(160_000);
      expect(readWavHeader(wav)).toMatchObject({
        channels: 1,
        sampleRate: 16_000,
        bitsPerSample: 16,
        dataBytes: 320_000,
      });
    },
  );

  it('makes 2 880 000 frames of 180 s, and of more', async () => {
    expect((await prepare(180, 8000)).frames).toBe(2_880_000);
    expect((await prepare(180.01, 8000)).frames).toBe(2_880_000);
  }, 60_000);

  it('mixes down and resamples without a seam between blocks', async () => {
    const { wav } = await prepare(12, 44_100);
    const view = new DataView(wav.buffer);
    for (let i = 500; i < 191_000; i += 1) {
      const expected = 0.4 * Math.sin((2 * Math.PI * 200 * i) / 16_000) * 32_768;
      const error = Math.abs(view.getInt16(44 + 2 * i, true) - expected);
      if (error > 3) expect.fail(`frame ${i} is off by ${error} steps`);
    }
  });

  it('gives the same bytes again', async () => {
    const [first, second] = [await prepare(10, 44_100), await prepare(10, 44_100)];
    expect(first.wav).toEqual(second.wav);
  });

  it('asks for a few seconds at a time and reports how far it is', async () => {
    const reader = new ToneReader(8000 * 12, 8000);
    const heard: number[] = [];
    const range = { start: 8000, end: 8000 * 12 };
    await new Preparer(startWorker).prepare(reader, [range], format(8000), {
      onProgress: (fraction) => heard.push(fraction),
    });
    expect(reader.asked).toEqual([
      { start: 8000, end: 48_000 },
      { start: 48_000, end: 88_000 },
      { start: 88_000, end: 96_000 },
    ]);
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it('makes a shorter sample when the recording ends before the stretch', async () => {
    expect((await prepare(20, 16_000, 7)).frames).toBe(7 * 16_000);
  });

  it('joins passages in order, a cross-fade shorter than their sum', async () => {
    const reader = new ToneReader(8000 * 60, 8000);
    const passages = [
      { start: 8000 * 40, end: 8000 * 46 },
      { start: 0, end: 8000 * 6 },
    ];
    const preparer = new Preparer(startWorker);
    const { frames, wav } = await preparer.prepare(reader, passages, format(8000));
    expect(reader.asked[0]?.start).toBe(8000 * 40);
    expect(frames).toBe(16_000 * 11.99);
    expect(readWavHeader(wav)?.dataBytes).toBe(frames * 2);
  });

  it('stops when it is cancelled, and prepares again', async () => {
    const preparer = new Preparer(startWorker);
    const reader = new ToneReader(8000 * 60, 8000);
    const range = { start: 0, end: 8000 * 60 };
    const controller = new AbortController();
    const first = preparer.prepare(reader, [range], format(8000), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(reader.asked.length).toBeLessThan(4);
    expect((await preparer.prepare(reader, [range], format(8000))).frames).toBe(960_000);
  });

  it('makes two samples at once, one after the other', async () => {
    const preparer = new Preparer(startWorker);
    const reader = new ToneReader(8000 * 30, 8000);
    const samples = await Promise.all([
      preparer.prepare(reader, [{ start: 0, end: 80_000 }], format(8000)),
      preparer.prepare(reader, [{ start: 0, end: 160_000 }], format(8000)),
    ]);
    expect(samples.map((sample) => sample.frames)).toEqual([160_000, 320_000]);
  });

  it('has a new worker for the next sample when one is lost', async () => {
    const preparer = new Preparer(startWorker);
    const reader = new ToneReader(8000 * 10, 8000);
    const range = { start: 0, end: 8000 * 10 };
    const lost = preparer.prepare(reader, [range], format(8000), {
      onProgress: () => ports.at(-1)?.crash('out of memory'),
    });
    await expect(lost).rejects.toMatchObject({ failure: { code: 'worker-gone' } });
    expect((await preparer.prepare(reader, [range], format(8000))).frames).toBe(160_000);
    expect(ports).toHaveLength(2);
  });

  it('starts no worker any more once it was disposed of', async () => {
    const preparer = new Preparer(startWorker);
    preparer.dispose();
    const reader = new ToneReader(8000 * 10, 8000);
    const sample = preparer.prepare(reader, [{ start: 0, end: 80_000 }], format(8000));
    await expect(sample).rejects.toMatchObject({ failure: { code: 'worker-gone' } });
    expect(ports).toHaveLength(1);
  });

  it('passes on why the recording cannot be read', async () => {
    const failure = { code: 'stalled', message: 'no more' } as const;
    const reader = { read: () => Promise.reject(new WorkerError(failure)) };
    const range = { start: 0, end: 100 };
    const sample = new Preparer(startWorker).prepare(reader, [range], format(8000));
    await expect(sample).rejects.toMatchObject({ failure });
  });
});

describe('the engine worker', () => {
  it('refuses blocks before a beginning', async () => {
    const client = new WorkerClient<PrepareCalls>(startWorker());
    await expect(client.call('push', [new Float32Array(1)])).rejects.toMatchObject({
      failure: { code: 'not-open' },
    });
  });
});
