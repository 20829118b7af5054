import { expect, it } from 'vitest';
import { deClick } from '../../../src-renderer/engine/treatments/de-click.ts';
import { corpusIndex } from '../../corpus.ts';
import { powerOf } from '../verdict/degrade.ts';
import { speechByEnergy } from '../verdict/energy-speech.ts';
import { seeded } from '../verdict/random.ts';
import { decode, missing } from '../verdict/recordings.ts';

const why = process.env['CLONEBOOTH_BENCH'] ? missing() : 'CLONEBOOTH_BENCH is not set';
/** Heights of the clicks, in times the RMS of the speech. */
const HEIGHTS = [1, 2, 4, 8];
const SECONDS = 30;
const DEFAULT_SENSITIVITY = 0.5;

interface Planted {
  readonly dirty: Float32Array;
  readonly places: readonly number[];
}

/** Clicks of 60 to 250 µs about twice a second, each half to one and a half times as high as named. */
function withClicks(samples: Float32Array, sampleRate: number, height: number): Planted {
  const random = seeded(11);
  const dirty = new Float32Array(samples);
  const places: number[] = [];
  for (let at = 0.2 * sampleRate; at < samples.length - 0.2 * sampleRate; ) {
    const place = Math.floor(at);
    const sign = random() < 0.5 ? -1 : 1;
    const frames = Math.max(1, Math.round(((1 + Math.floor(4 * random())) * sampleRate) / 16_000));
    for (let i = place; i < place + frames; i++) {
      dirty[i] = (dirty[i] ?? 0) + sign * height * (0.5 + random());
    }
    places.push(place);
    at += sampleRate * (0.3 + 0.4 * random());
  }
  return { dirty, places };
}

it.skipIf(why !== null)(
  'finds planted clicks, and none in clean speech',
  { timeout: 600_000 },
  () => {
    const found = new Map(HEIGHTS.map((height) => [height, { hits: 0, planted: 0 }]));
    let [changed, total, seconds, falseRepairs] = [0, 0, 0, 0];
    for (const { path, sampleRate } of corpusIndex('clean')) {
      const samples = decode(path, sampleRate, 1, SECONDS).channels[0] ?? new Float32Array(0);
      const clean = deClick(samples, sampleRate, DEFAULT_SENSITIVITY).repaired;
      falseRepairs += clean.length;
      changed += clean.reduce((sum, { start, end }) => sum + end - start, 0);
      total += samples.length;
      seconds += samples.length / sampleRate;
      const rms = Math.sqrt(powerOf(samples, sampleRate, speechByEnergy(samples, sampleRate)));
      for (const [height, count] of found) {
        const { dirty, places } = withClicks(samples, sampleRate, height * rms);
        const { repaired } = deClick(dirty, sampleRate, DEFAULT_SENSITIVITY);
        count.planted += places.length;
        count.hits += places.filter((at) =>
          repaired.some(({ start, end }) => start <= at && end > at),
        ).length;
      }
    }
    for (const [height, { hits, planted }] of found) {
      console.log(
        `${height} × the speech's RMS: ${Math.round((100 * hits) / planted)} % of ${planted}`,
      );
    }
    const share = ((100 * changed) / total).toFixed(4);
    console.log(
      `clean: ${falseRepairs} repairs in ${Math.round(seconds)} s, ${share} % of the samples`,
    );
    expect(changed / total).toBeLessThan(0.0001);
  },
);
