import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClippingFinder } from '../../../src-renderer/engine/measure/clipping.ts';
import { HumFinder } from '../../../src-renderer/engine/measure/hum-finder.ts';
import { SpeechAnalyser } from '../../../src-renderer/engine/speech/analysis.ts';
import { PASSAGE_BAND } from '../../../src-renderer/engine/speech/best-passage.ts';
import { SPEECH_EN, weights } from '../../engine/speech/recordings.ts';
import { readWav } from '../../wav-file.ts';
import { isInstalled } from '../denoise/ffmpeg.ts';

/**
 * Listening to an hour, from its samples to its marks and its best passage, against two measuring
 * filters of ffmpeg over the same hour, as a ratio of CPU seconds in one run: `npm run bench`. Fewer
 * minutes with `CLONEBOOTH_BENCH_MINUTES`.
 */
const MINUTES = Number(process.env['CLONEBOOTH_BENCH_MINUTES'] ?? 60);
const SECONDS = 60 * MINUTES;
const BLOCK_SECONDS = 5;
const FILTERS = 'silencedetect,astats';
const why = process.env['CLONEBOOTH_BENCH']
  ? isInstalled()
    ? null
    : 'ffmpeg is not installed'
  : 'CLONEBOOTH_BENCH is not set';

/** A minute of speech at a rate: samples are repeated, which costs what other speech does. */
function minuteAt(sampleRate: number): Float32Array {
  const { samples } = readWav(SPEECH_EN);
  const repeat = sampleRate / 16_000;
  return Float32Array.from({ length: 60 * sampleRate }, (_, i) => {
    return samples[Math.floor(i / repeat) % samples.length] ?? 0;
  });
}

function cpuSeconds(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1e6;
}

async function ours(minute: Float32Array, sampleRate: number, channels: number) {
  const before = process.cpuUsage();
  const analyser = new SpeechAnalyser(weights(), sampleRate);
  const step = BLOCK_SECONDS * sampleRate;
  for (let second = 0; second < SECONDS; second += BLOCK_SECONDS) {
    const at = (second % 60) * sampleRate;
    const block = minute.subarray(at, at + step);
    analyser.push(Array.from({ length: channels }, () => block));
  }
  const heard = process.cpuUsage(before);
  const { best } = analyser.finish(PASSAGE_BAND);
  const all = process.cpuUsage(before);

  return { best, seconds: cpuSeconds(all), choosing: cpuSeconds(all) - cpuSeconds(heard) };
}

/** What clipping and hum cost of it, on their own. */
function marks(minute: Float32Array, sampleRate: number, channels: number): number {
  const [clipping, hum] = [new ClippingFinder(sampleRate, 0.25), new HumFinder(16_000)];
  const slow = minuteAt(16_000);
  const before = process.cpuUsage();
  for (let second = 0; second < SECONDS; second += BLOCK_SECONDS) {
    const part = (samples: Float32Array, rate: number) =>
      samples.subarray((second % 60) * rate, ((second % 60) + BLOCK_SECONDS) * rate);
    clipping.push(Array.from({ length: channels }, () => part(minute, sampleRate)));
    hum.push(part(slow, 16_000));
  }
  clipping.finish();
  hum.finish(-20);
  return cpuSeconds(process.cpuUsage(before));
}

/** One thread of ffmpeg over the same hour, which it reads minute by minute from a file of floats. */
function theirs(minute: Float32Array, sampleRate: number, channels: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'clonebooth-bench-'));
  try {
    const file = join(folder, 'minute.f32');
    const frames = Float32Array.from({ length: minute.length * channels }, (_, i) => {
      return minute[Math.floor(i / channels)] ?? 0;
    });
    writeFileSync(file, frames);
    const raw = ['-f', 'f32le', '-ar', `${sampleRate}`, '-ac', `${channels}`];
    const single = ['-threads', '1', '-filter_threads', '1', '-benchmark'];
    const args = [...single, '-stream_loop', `${MINUTES - 1}`, ...raw, '-i', file, '-af', FILTERS];
    const { stderr } = spawnSync('ffmpeg', [...args, '-f', 'null', '-'], { maxBuffer: 2 ** 28 });
    const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr.toString()) ?? [];
    return Number(user) + Number(system);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(why)(
  `listening to ${MINUTES} minutes (${why ?? 'bench'})`,
  { timeout: 600_000 },
  () => {
    it.each([
      [16_000, 1],
      [48_000, 2],
    ])('finds the best passage at %i Hz, %i channels', async (sampleRate, channels) => {
      const minute = minuteAt(sampleRate);
      const { best, seconds, choosing } = await ours(minute, sampleRate, channels);
      const marking = marks(minute, sampleRate, channels);
      const filters = theirs(minute, sampleRate, channels);
      console.info(
        `| ${sampleRate} Hz, ${channels} ch | ${seconds.toFixed(1)} s | ${(SECONDS / seconds).toFixed(0)} | ` +
          `${marking.toFixed(2)} s | ${choosing.toFixed(2)} s | ${filters.toFixed(1)} s | ${(seconds / filters).toFixed(2)} |`,
      );
      expect(best.kind).toBe('found');
    });
  },
);
