import { expect, it } from 'vitest';
import { denoise } from '../../../src-renderer/engine/denoise/denoiser.ts';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { measureSample, measureSource } from '../../../src-renderer/engine/measure/measures.ts';
import { Resampler } from '../../../src-renderer/engine/resample.ts';
import { FeatureExtractor } from '../../../src-renderer/engine/speech/features.ts';
import { segmentsOf } from '../../../src-renderer/engine/speech/segments.ts';
import { deClick } from '../../../src-renderer/engine/treatments/de-click.ts';
import { levelSpeech } from '../../../src-renderer/engine/treatments/level.ts';
import { lowCut } from '../../../src-renderer/engine/treatments/low-cut.ts';
import { removeDc } from '../../../src-renderer/engine/treatments/remove-dc.ts';
import { removeHum } from '../../../src-renderer/engine/treatments/remove-hum.ts';
import { encodeWav } from '../../../src-renderer/engine/wav.ts';
import { shippedWeights } from '../../engine/denoise/model.ts';
import { join } from '../../engine/signals.ts';
import { weights } from '../../engine/speech/recordings.ts';
import { cpuSeconds, RATE, recording, SECONDS } from './recording.ts';

/** CPU seconds of each step of the full chain on 180 s, one after another: `npm run bench`. */
const OUT = 16_000;

function timed<T>(step: string, run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  console.info(`| ${step} | ${cpuSeconds(before).toFixed(2)} s |`);
  return result;
}

function listen(samples: Float32Array) {
  const extractor = new FeatureExtractor(weights());
  extractor.push(samples);
  const { features } = extractor.finish();
  return segmentsOf(features.probability, features.frames);
}

function toOutputRate(samples: Float32Array): Float32Array {
  const resampler = new Resampler(RATE, OUT);
  return join([resampler.push(samples), resampler.finish()]);
}

it.skipIf(!process.env['CLONEBOOTH_BENCH'])(
  `takes the chain on ${SECONDS} s apart`,
  () => {
    const samples = recording();
    const centred = timed('offset', () => removeDc(samples, RATE).samples);
    const cut = timed('low-cut', () => lowCut(centred, RATE, 80));
    const still = timed('hum', () => removeHum(cut, RATE).samples);
    const whole = timed('clicks', () => deClick(still, RATE, 0.5).samples);
    const plain = timed('resampling', () => toOutputRate(whole));
    const spoken = timed('speech detection', () => listen(plain));
    const quiet = timed('noise', () => denoise(shippedWeights(), plain, { amount: 0.9 }));
    const { samples: even } = timed('level', () => levelSpeech(quiet, OUT, spoken, { dbfs: -20 }));
    timed('measurements on the source', () => measureSource([samples], samples, RATE, spoken));
    timed('measurements on the sample', () => measureSample(even, OUT, spoken));
    const wav = timed('WAV', () => encodeWav(even, OUT, seededRandom(1)));
    expect(wav.length).toBeGreaterThan(2 * OUT * (SECONDS - 1));
  },
  120_000,
);
