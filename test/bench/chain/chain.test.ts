import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_TREATMENTS, TREATMENT_ORDER } from '../../../src-main/contract/recipe.ts';
import { Rendering } from '../../../src-renderer/engine/rendering.ts';
import { Resampler } from '../../../src-renderer/engine/resample.ts';
import { readSileroWeights } from '../../../src-renderer/engine/speech/silero-weights.ts';
import { shippedWeights, speech } from '../../engine/denoise/model.ts';
import { join } from '../../engine/signals.ts';
import { isInstalled } from '../denoise/ffmpeg.ts';

/**
 * The full chain on 180 s against ffmpeg's nearest one, as a ratio of CPU seconds in one run:
 * `npm run bench`.
 */
const RATE = 48_000;
const SECONDS = 180;
const NEAREST = 'highpass=f=80,afftdn,loudnorm,aresample=16000:resampler=soxr';
const why = process.env['CLONEBOOTH_BENCH']
  ? isInstalled()
    ? null
    : 'ffmpeg is not installed'
  : 'CLONEBOOTH_BENCH is not set';

function cpuSecondsOf(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1e6;
}

function ffmpegSeconds(samples: Float32Array): number {
  const args = ['-threads', '1', '-filter_threads', '1', '-benchmark', '-f', 'f32le'];
  const input = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const { stderr } = spawnSync(
    'ffmpeg',
    [...args, '-ar', `${RATE}`, '-ac', '1', '-i', '-', '-af', NEAREST, '-f', 'null', '-'],
    { input, maxBuffer: 2 ** 28 },
  );
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr.toString()) ?? [];
  return Number(user) + Number(system);
}

/** The committed speech at 48 kHz, over and over. */
function recording(): Float32Array {
  const resampler = new Resampler(16_000, RATE);
  const pattern = join([resampler.push(speech()), resampler.finish()]);
  return Float32Array.from({ length: RATE * SECONDS }, (_, i) => pattern[i % pattern.length] ?? 0);
}

it.skipIf(why)(
  `renders ${SECONDS} s with every treatment (${why ?? 'bench'})`,
  async () => {
    const bytes = readFileSync('assets/public/models/silero-vad-v5.f32');
    const tools = {
      speech: readSileroWeights(new Uint8Array(bytes).buffer),
      noise: shippedWeights(),
    };
    const samples = recording();
    const rendering = new Rendering(tools, {
      sampleRate: RATE,
      outputRate: 16_000,
      minFrames: 160_000,
      maxFrames: 2_880_000,
      steps: TREATMENT_ORDER.map((kind) => DEFAULT_TREATMENTS[kind]),
    });
    const before = process.cpuUsage();
    rendering.push([samples]);
    const { frames } = await rendering.finish(() => undefined);
    const ours = cpuSecondsOf(process.cpuUsage(before));
    const theirs = ffmpegSeconds(samples);
    console.info(
      `| ours, with speech detection and every measurement | ${ours.toFixed(2)} s | ${(SECONDS / ours).toFixed(0)} |\n` +
        `| ffmpeg ${NEAREST} | ${theirs.toFixed(2)} s | ${(SECONDS / theirs).toFixed(0)} |\n` +
        `| ratio | ${(ours / theirs).toFixed(2)} | |`,
    );
    expect(frames).toBeGreaterThan(1_000_000);
  },
  120_000,
);
