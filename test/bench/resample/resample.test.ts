import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { Resampler } from '../../../src-renderer/engine/resample.ts';
import { join, rmsDb, tone } from '../../engine/signals.ts';
import { fitTone } from './fit-tone.ts';
import { missingProgram, OUT_RATE, type Output, PROGRAMS, run } from './programs.ts';

/** The resampler beside sox and ffmpeg, by the same tones in the same run: `npm run bench`. */
const RATES = [48_000, 44_100];
const ALIASES = [8200, 9000, 12_000];
const PASSED = [100, 300, 1000, 2000, 3400, 5000, 6000, 6500, 7000, 7200];
/** Seconds of noise for the speed. */
const SPEED_SECONDS = 180;
const why = process.env['CLONEBOOTH_BENCH'] ? missingProgram() : 'CLONEBOOTH_BENCH is not set';

type Resample = (input: Float32Array, rate: number) => Output;

interface Quality {
  /** dB under the tone that should be gone, one for each of ALIASES. */
  readonly aliases: readonly number[];
  /** The largest distance from the tone's level, in dB. */
  readonly ripple: number;
  readonly at7800: number;
  readonly distortion: number;
  /** In samples of the output. */
  readonly delay: number;
}

const ours: Resample = (input, rate) => {
  const before = process.cpuUsage();
  const resampler = new Resampler(rate, OUT_RATE);
  const samples = join([resampler.push(input), resampler.finish()]);
  const { user, system } = process.cpuUsage(before);
  return { samples, cpuSeconds: (user + system) / 1e6 };
};

/** Drops the ends, where a tone that starts at once has every frequency. */
const middle = (samples: Float32Array) => samples.subarray(4000, samples.length - 4000);

function qualityOf(resample: Resample, rate: number): Quality {
  const levelOf = (hertz: number) => {
    const input = tone(hertz, rate, rate * 2);
    return rmsDb(middle(resample(input, rate).samples)) - rmsDb(middle(input));
  };
  const kilohertz = fitTone(middle(resample(tone(1000, rate, rate * 2), rate).samples), 1000, 4000);
  return {
    aliases: ALIASES.map(levelOf),
    ripple: Math.max(...PASSED.map((hertz) => Math.abs(levelOf(hertz)))),
    at7800: levelOf(7800),
    distortion: kilohertz.residualDb,
    delay: kilohertz.delay,
  };
}

function speedOf(resample: Resample): number {
  const random = seededRandom(7);
  const noise = Float32Array.from({ length: 48_000 * SPEED_SECONDS }, () => random() - 0.5);
  return SPEED_SECONDS / resample(noise, 48_000).cpuSeconds;
}

function print(name: string, rate: number, quality: Quality, speed: number): void {
  const { aliases, ripple, at7800, distortion, delay } = quality;
  const levels = aliases.map((level) => level.toFixed(0));
  const cells = [...levels, ripple.toFixed(4), at7800.toFixed(1), distortion.toFixed(0)];
  const place = delay.toFixed(5).replace(/^-(0\.0+)$/, '$1');
  console.info(`| ${[name, rate, ...cells, place, speed.toFixed(0)].join(' | ')} |`);
}

describe.skipIf(why)(`resampling to 16 kHz (${why ?? 'bench'})`, () => {
  it('is measured beside sox and ffmpeg', () => {
    for (const program of PROGRAMS) {
      const theirs: Resample = (input, rate) => run(program, input, rate);
      const speed = speedOf(theirs);
      for (const rate of RATES) print(program.name, rate, qualityOf(theirs, rate), speed);
    }
  }, 300_000);

  it('leaves nothing above 8.2 kHz, passes all to 7.2 kHz, and is not late', () => {
    const speed = speedOf(ours);
    for (const rate of RATES) {
      const quality = qualityOf(ours, rate);
      print('ours', rate, quality, speed);
      expect(Math.max(...quality.aliases)).toBeLessThan(-100);
      expect(quality.ripple).toBeLessThan(0.05);
      expect(Math.abs(quality.delay)).toBeLessThan(1e-3);
    }
  }, 300_000);
});
