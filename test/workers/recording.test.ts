import { afterEach, describe, expect, it } from 'vitest';
import { PeakPyramid } from '../../src-renderer/engine/peak-pyramid.ts';
import type { ScanProgress } from '../../src-renderer/workers/decode-calls.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import { openRecording } from '../../src-renderer/workers/open-recording.ts';
import type { Recording } from '../../src-renderer/workers/recording.ts';
import { fixture, wavSamples } from './fixtures.ts';

// Node has no WebCodecs: PCM decodes here as in the page, everything else is tested in the real app.
const running = new AbortController().signal;
const opened: Recording[] = [];

async function open(file: Blob): Promise<Recording> {
  const recording = await openRecording(file, null, running);
  opened.push(recording);
  return recording;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error) => (error instanceof WorkerError ? error.failure.code : error),
  );

afterEach(() => {
  for (const recording of opened.splice(0)) recording.dispose();
});

describe('opening a recording', () => {
  it('tells what it is', async () => {
    const recording = await open(fixture('speech-en.wav'));
    expect(recording.info).toEqual({
      seconds: 24,
      estimated: false,
      sampleRate: 16_000,
      channels: 1,
      codec: 'pcm-s16',
      container: 'WAVE',
      hasVideo: false,
      audioTracks: 1,
      track: 0,
      tracks: [
        {
          index: 0,
          name: null,
          language: null,
          codec: 'pcm-s16',
          channels: 1,
          isDefault: true,
          canDecode: true,
        },
      ],
    });
  });

  it('refuses a track that is not there', async () => {
    expect(await codeOf(openRecording(fixture('speech-en.wav'), 1, running))).toBe('no-such-track');
  });

  it('refuses blocks that cannot hold what they claim', async () => {
    const bytes = new Uint8Array(await fixture('short.wav').arrayBuffer());
    bytes[20] = 17;
    expect(await codeOf(openRecording(new Blob([bytes]), null, running))).toBe('unreadable');
  });

  it.each([
    ['empty.mp3', 'empty'],
    ['not-audio.wav', 'unreadable'],
    ['video-without-sound.webm', 'no-audio-track'],
    // A FLAC: the content decides, and Node has no decoder for it.
    ['speech-named-wrong.mp3', 'unsupported-codec'],
  ])('refuses %s as %s', async (name, code) => {
    expect(await codeOf(openRecording(fixture(name), null, running))).toBe(code);
  });

  it('names the codec of a WAV that nobody decodes', async () => {
    const bytes = new Uint8Array(await fixture('short.wav').arrayBuffer());
    bytes[20] = 0x45;
    const error = await openRecording(new Blob([bytes]), null, running).catch(
      (e: WorkerError) => e,
    );
    expect(error).toMatchObject({
      failure: {
        code: 'unsupported-codec',
        details: { codec: 'format tag 69', container: 'WAVE' },
      },
    });
  });

  it('refuses a header without sound as empty', async () => {
    const header = fixture('short.wav').slice(0, 44);
    expect(await codeOf(openRecording(header, null, running))).toBe('empty');
  });

  it('can be cancelled', async () => {
    const opening = openRecording(fixture('short.wav'), null, AbortSignal.abort());
    expect(await codeOf(opening)).toBe('cancelled');
  });
});

describe('scanning a recording', () => {
  it('reports peaks while it runs and ends with the true length', async () => {
    const recording = await open(fixture('speech-en.wav'));
    const series = new PeakPyramid();
    const reports: ScanProgress[] = [];
    const result = await recording.scan((progress) => {
      reports.push(progress);
      if (progress.peaks) series.set(progress.peaks);
    }, running);
    expect(result).toEqual({
      frames: 384_000,
      sampleRate: 16_000,
      endedEarly: null,
      damagedPlaces: 0,
    });
    expect(reports[0]?.frames).toBeLessThan(16_000);
    expect(reports.at(-1)).toMatchObject({ frames: 384_000, fraction: 1 });
    const samples = wavSamples('speech-en.wav');
    const { max, min } = series.base();
    expect(max).toHaveLength(2400);
    expect(max[1000]).toBe(Math.max(...samples.subarray(160_000, 160_160)));
    expect(min[1000]).toBe(Math.min(...samples.subarray(160_000, 160_160)));
  });

  it('keeps what a cut file still holds, and says that it was cut', async () => {
    const recording = await open(fixture('truncated.wav'));
    const result = await recording.scan(() => undefined, running);
    expect(result.frames).toBe(199_978);
    expect(result.endedEarly).toMatch(/missing/);
  });

  it('can be cancelled midway, and begun again', async () => {
    const recording = await open(fixture('speech-en.wav'));
    const controller = new AbortController();
    const scan = recording.scan(() => controller.abort(), controller.signal);
    expect(await codeOf(scan)).toBe('cancelled');
    expect((await recording.scan(() => undefined, running)).frames).toBe(384_000);
  });
});

describe('reading a stretch', () => {
  it('gives exactly the frames asked for, before, during and after a scan', async () => {
    const recording = await open(fixture('speech-en.wav'));
    const samples = wavSamples('speech-en.wav');
    const check = async (start: number, end: number) => {
      const range = await recording.read({ start, end }, running);
      expect(range.channels[0]).toEqual(samples.slice(start, end));
    };
    await check(100_003, 120_001);
    const scan = recording.scan(() => undefined, running);
    await Promise.all([check(0, 5), check(4096, 8192), check(383_000, 384_000), scan]);
    await check(100_003, 120_001);
  });

  it('ends where the recording ends', async () => {
    const recording = await open(fixture('short.wav'));
    const range = await recording.read({ start: 63_000, end: 70_000 }, running);
    expect(range.channels[0]).toHaveLength(1000);
    const beyond = await recording.read({ start: 90_000, end: 90_010 }, running);
    expect(beyond.channels[0]).toHaveLength(0);
  });

  it('gives nothing for an empty stretch', async () => {
    const recording = await open(fixture('short.wav'));
    const range = await recording.read({ start: 10, end: 10 }, running);
    expect(range.channels).toEqual([new Float32Array(0)]);
  });

  it('can be cancelled', async () => {
    const recording = await open(fixture('speech-en.wav'));
    const reading = recording.read({ start: 0, end: 384_000 }, AbortSignal.abort());
    expect(await codeOf(reading)).toBe('cancelled');
  });
});
