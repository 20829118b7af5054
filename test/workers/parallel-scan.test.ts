import { describe, expect, it } from 'vitest';
import { PeakPyramid } from '../../src-renderer/engine/peak-pyramid.ts';
import type { FrameRange, ScanProgress } from '../../src-renderer/workers/decode-calls.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import { ParallelScan } from '../../src-renderer/workers/parallel-scan.ts';
import type { RecordingSource } from '../../src-renderer/workers/recording.ts';
import { FakeDecoder } from './fake-decoder.ts';
import { type FakeTrack, fakeSource, frameValue, RATE } from './fake-source.ts';

/** Four minutes in blocks of a quarter second, as a format that may be split. */
const MINUTES: FakeTrack = { blocks: 960, blockFrames: RATE / 4 };

function source(track: FakeTrack): RecordingSource {
  const made = fakeSource(track);
  return { ...made, info: { ...made.info, container: 'ADTS', codec: 'aac' } };
}

interface Setup {
  readonly main: FakeDecoder;
  readonly helpers?: readonly Promise<FakeDecoder>[];
  readonly focus?: FrameRange;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
}

async function run({ main, helpers = [], focus, signal, onProgress }: Setup) {
  const pyramid = new PeakPyramid();
  const scan = new ParallelScan({
    info: main.recording.info,
    main,
    helpers,
    mainIsFree: Promise.resolve(),
    focus: () => focus ?? null,
  });
  const result = await scan.run({
    signal,
    onProgress: (progress) => {
      if (progress.peaks) pyramid.set(progress.peaks);
      onProgress?.(progress);
    },
  });
  pyramid.resize(Math.ceil((result.frames * 100) / RATE));
  return { result, peaks: pyramid.base() };
}

/** The same, by one decoder from end to end. */
async function plain(track: FakeTrack) {
  const pyramid = new PeakPyramid();
  const decoder = new FakeDecoder(source(track));
  const result = await decoder.scan({ onProgress: ({ peaks }) => peaks && pyramid.set(peaks) });
  return { result, peaks: pyramid.base() };
}

const helper = (track: FakeTrack) => Promise.resolve(new FakeDecoder(source(track)));

describe('ParallelScan', () => {
  it.each([
    ['blocks that fit the parts', MINUTES],
    ['blocks that lie across the joins', { blocks: 700, blockFrames: 16_411 }],
    ['a decoder that swallows frames', { blocks: 700, blockFrames: 16_411, swallowed: 312 }],
    ['a late beginning', { ...MINUTES, timestampOf: (f: number) => 1.46 + f / RATE }],
  ])('finds what one scan finds, with %s', async (_, track) => {
    const main = new FakeDecoder(source(track));
    const helpers = [helper(track), helper(track)];
    const { result, peaks } = await run({ main, helpers });
    const expected = await plain(track);
    expect(main.scans).toBe(0);
    expect(result).toEqual(expected.result);
    expect(peaks).toEqual(expected.peaks);
  });

  it('reads exactly afterwards', async () => {
    const track = { blocks: 700, blockFrames: 16_411, swallowed: 312 };
    const main = new FakeDecoder(source(track));
    await run({ main, helpers: [helper(track)] });
    const signal = new AbortController().signal;
    for (const start of [3, 960_000 - 5, 5_000_001]) {
      const { channels } = await main.recording.read({ start, end: start + 40 }, signal);
      const expected = Float32Array.from({ length: 40 }, (_, i) => frameValue(start + i));
      expect(channels[0], `from ${start}`).toEqual(expected);
    }
  });

  it('scans all over again where the parts do not meet', async () => {
    // The container rounds so coarsely that a decoder from the middle finds another grid.
    const rounded = (frame: number) => Math.round(frame / RATE / 0.0009) * 0.0009;
    const track = { blocks: 700, blockFrames: 16_411, timestampOf: rounded };
    const main = new FakeDecoder(source(track));
    const { result } = await run({ main, helpers: [helper(track)] });
    expect(main.scans).toBe(1);
    expect(result).toEqual((await plain(track)).result);
  });

  it('does so as soon as two of them do not', async () => {
    // Joined of two recordings: what comes behind is a little early.
    const joined = (frame: number) => (frame < 100 * RATE ? frame : frame - 312) / RATE;
    const track = { blocks: 700, blockFrames: 16_411, timestampOf: joined };
    const main = new FakeDecoder(source(track));
    const { result } = await run({ main });
    expect(main.scans).toBe(1);
    expect(main.parts.length).toBeLessThan(4);
    expect(result).toEqual((await plain(track)).result);
  });

  it('begins with what is looked at', async () => {
    const main = new FakeDecoder(source(MINUTES));
    await run({ main, focus: { start: 130 * RATE, end: 131 * RATE } });
    expect(main.parts[0]).toBe(120 * RATE);
    expect(main.parts).toHaveLength(4);
  });

  it('ends at the first damage, whatever lies behind it', async () => {
    const onBlock = (index: number) => {
      if (index === 500) throw new Error('bad packet');
    };
    const track = { ...MINUTES, onBlock };
    const main = new FakeDecoder(source(track));
    const { result, peaks } = await run({ main, helpers: [helper(MINUTES)] });
    const expected = await plain(track);
    if (result.endedEarly) {
      expect(result).toEqual(expected.result);
      expect(peaks).toEqual(expected.peaks);
    }
    const both = await run({ main: new FakeDecoder(source(track)), helpers: [helper(track)] });
    expect(both.result).toMatchObject({ frames: 125 * RATE, endedEarly: 'Error: bad packet' });
    expect(both.peaks).toEqual(expected.peaks);
  });

  it('counts each damaged place once, whoever passed over it', async () => {
    const damaged = (...at: number[]) => ({ ...source(MINUTES), damagedAt: new Set(at) });
    const main = new FakeDecoder(damaged(10_000, 60_000));
    const other = new FakeDecoder(damaged(60_000, 200_000));
    const { result } = await run({ main, helpers: [Promise.resolve(other)] });
    expect(other.parts.length).toBeGreaterThan(0);
    expect(result).toMatchObject({ endedEarly: null, damagedPlaces: 3 });
  });

  it.each([100, 400])('finds the true length where %i s were stated', async (seconds) => {
    const made = source(MINUTES);
    const info = { ...made.info, seconds, estimated: true };
    const main = new FakeDecoder({ ...made, info });
    const { result, peaks } = await run({ main, helpers: [helper(MINUTES)] });
    expect(result).toEqual({
      frames: 240 * RATE,
      sampleRate: RATE,
      endedEarly: null,
      damagedPlaces: 0,
    });
    expect(peaks).toEqual((await plain(MINUTES)).peaks);
  });

  it('does without a helper that cannot open the file, and one that crashes', async () => {
    const gone = new WorkerError({ code: 'worker-gone', message: 'crashed' });
    const crashing = new FakeDecoder(source(MINUTES));
    crashing.scanPart = () => Promise.reject(gone);
    const main = new FakeDecoder(source(MINUTES));
    const helpers = [Promise.reject(gone), Promise.resolve(crashing)];
    const { result } = await run({ main, helpers });
    expect(result.frames).toBe(240 * RATE);
  });

  it('fails as its main scanner fails', async () => {
    const main = new FakeDecoder(source(MINUTES));
    const gone = new WorkerError({ code: 'worker-gone', message: 'crashed' });
    main.scanPart = () => Promise.reject(gone);
    await expect(run({ main, helpers: [helper(MINUTES)] })).rejects.toBe(gone);
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const main = new FakeDecoder(source(MINUTES));
    const onProgress = () => controller.abort();
    const scan = run({ main, helpers: [helper(MINUTES)], signal: controller.signal, onProgress });
    await expect(scan).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(main.parts.length).toBeLessThan(4);
  });
});
