import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { DEFAULT_TREATMENTS, TREATMENT_ORDER } from '../../../src-main/contract/recipe.ts';
import { Rendering } from '../../../src-renderer/engine/rendering.ts';
import { shippedWeights } from '../../engine/denoise/model.ts';
import { weights } from '../../engine/speech/recordings.ts';
import { isInstalled } from '../denoise/ffmpeg.ts';
import { cpuSeconds, RATE, recording, SECONDS } from './recording.ts';

/**
 * The full chain on 180 s against ffmpeg's nearest one, as a ratio of CPU seconds in one run:
 * `npm run bench`.
 */
const NEAREST = 'highpass=f=80,afftdn,loudnorm,aresample=16000:resampler=soxr';
const why = process.env['CLONEBOOTH_BENCH']
  ? isInstalled()
    ? null
    : 'ffmpeg is not installed'
  : 'CLONEBOOTH_BENCH is not set';

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

it.skipIf(why)(
  `renders ${SECONDS} s with every treatment (${why ?? 'bench'})`,
  async () => {
    const tools = {
      speech: weights(),
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
    const [before, start] = [process.cpuUsage(), performance.now()];
    rendering.push([samples]);
    const { frames } = await rendering.finish(() => undefined);
    const ours = cpuSeconds(before);
    const wall = (performance.now() - start) / 1000;
    const theirs = ffmpegSeconds(samples);
    console.info(
      `| ours, with speech detection and every measurement | ${ours.toFixed(2)} s | ${(SECONDS / ours).toFixed(0)} |\n` +
        `| ffmpeg ${NEAREST} | ${theirs.toFixed(2)} s | ${(SECONDS / theirs).toFixed(0)} |\n` +
        `| ratio | ${(ours / theirs).toFixed(2)} | |\n` +
        `ours on the clock: ${wall.toFixed(2)} s`,
    );
    expect(frames).toBeGreaterThan(1_000_000);
  },
  120_000,
);
