import { basename, delimiter } from 'node:path';
import { expect, it } from 'vitest';
import { Denoiser, denoise } from '../../../src-renderer/engine/denoise/denoiser.ts';
import { shippedWeights } from '../../engine/denoise/model.ts';
import { alignedFilter, cpuSeconds } from './ffmpeg.ts';
import { missing, mixed, noises, speakers } from './mixtures.ts';
import { melScores, type Scores, siSdr } from './scores.ts';
import { stoi } from './stoi.ts';

/** Models for ffmpeg's arnndn filter, as in PATH; ffmpeg ships none. */
const RNNOISE_MODELS = process.env['CLONEBOOTH_RNNN']?.split(delimiter) ?? [];
const SNRS = [0, 5, 10, 15, 25] as const;
const TEN_MINUTES = 600_000;

const weights = shippedWeights();

type Treatment = (samples: Float32Array) => Float32Array;

function treatments(voice: Float32Array): Readonly<Record<string, Treatment>> {
  return {
    untouched: (samples) => samples,
    'ours @0.9': (samples) => denoise(weights, samples),
    'ours @1': (samples) => denoise(weights, samples, { amount: 1 }),
    'ffmpeg afftdn': alignedFilter('afftdn', voice),
    'ffmpeg afftdn=nr=24:tn=1': alignedFilter('afftdn=nr=24:tn=1', voice),
    ...Object.fromEntries(
      RNNOISE_MODELS.map((model) => [
        `ffmpeg arnndn, ${basename(model)}`,
        alignedFilter(`arnndn=m=${model}`, voice),
      ]),
    ),
  };
}

function mean(scores: readonly Scores[], name: keyof Scores): number {
  return scores.reduce((sum, score) => sum + score[name], 0) / scores.length;
}

function row(name: string, columns: readonly (readonly Scores[])[]): string {
  const cells = columns.map((scores) =>
    [
      Math.min(99, mean(scores, 'siSdr')).toFixed(1),
      mean(scores, 'stoi').toFixed(3),
      mean(scores, 'melDistance').toFixed(1),
      mean(scores, 'holes').toFixed(1),
    ].join(' / '),
  );
  return `| ${[name, ...cells].join(' | ')} |`;
}

const reason = missing();
it.skipIf(reason !== null)(
  `noise reduction is measured${reason ? ` (skipped: ${reason})` : ''}`,
  async () => {
    const voices = speakers();
    const backgrounds = noises();
    const rate = (clean: Float32Array, signal: Float32Array): Scores => ({
      siSdr: siSdr(clean, signal),
      stoi: stoi(clean, signal),
      ...melScores(clean, signal),
    });
    const lines = [
      `| SI-SDR dB / STOI / mel distance dB / holes % | ${SNRS.map((snr) => `${snr} dB`).join(' | ')} | clean |`,
      `| --- |${' --- |'.repeat(SNRS.length + 1)}`,
    ];
    for (const [name, treat] of Object.entries(treatments(voices[0] ?? new Float32Array(0)))) {
      const columns = SNRS.map((snr) =>
        voices.flatMap((voice) =>
          backgrounds.map((noise) => rate(voice, treat(mixed(voice, noise, snr)))),
        ),
      );
      lines.push(row(name, [...columns, voices.map((voice) => rate(voice, treat(voice)))]));
    }
    if (RNNOISE_MODELS.length === 0)
      lines.push('', 'ffmpeg arnndn: not measured, CLONEBOOTH_RNNN names no model.');
    console.log(lines.join('\n'));
    expect(lines.length).toBeGreaterThan(2);
  },
  TEN_MINUTES,
);

it.skipIf(reason !== null)(
  'speed is measured',
  () => {
    const [voice = new Float32Array(0)] = speakers();
    const minutes = Float32Array.from(
      { length: 16_000 * 180 },
      (_, k) => voice[k % voice.length] ?? 0,
    );
    const ours = () => {
      const start = process.cpuUsage();
      const denoiser = new Denoiser(shippedWeights(), { speechDbfs: -23 });
      for (let at = 0; at < minutes.length; at += 16_000)
        denoiser.push(minutes.subarray(at, at + 16_000));
      denoiser.finish();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    };
    const best = (measure: () => number) => Math.min(...Array.from({ length: 5 }, measure));
    const [mine, theirs] = [best(ours), best(() => cpuSeconds(minutes, 'afftdn'))];
    const times = (seconds: number) => `${(180 / seconds).toFixed(0)} times real time`;
    console.log(
      `CPU for 180 s, best of 5: ours ${times(mine)}, ffmpeg afftdn ${times(theirs)}, ` +
        `ratio ${(mine / theirs).toFixed(1)}`,
    );
    expect(mine).toBeGreaterThan(0);
  },
  TEN_MINUTES,
);
