import { corpusIndex } from '../../corpus.ts';
import {
  clipped,
  gained,
  inRoom,
  lowPassed,
  mainsHum,
  overloads,
  powerOf,
  withNoise,
} from './degrade.ts';
import { speechByEnergy } from './energy-speech.ts';
import { layoutsOf } from './layouts.ts';
import { whiteNoise } from './random.ts';
import { decode, type Recording } from './recordings.ts';

/** One recording with one damage of known size. */
export interface Labelled {
  readonly group:
    | ('clean' | 'noise' | 'hum' | 'clipping' | 'room' | 'band' | 'gain')
    | ('pause' | 'silence' | 'net-speech' | 'edges' | 'dc' | 'peak');
  /** What was done, as the tables name it. */
  readonly damage: string;
  readonly path: string;
  readonly sampleRate: number;
  readonly samples: Float32Array;
  /** Speech of the clean recording, by its energy: what truths are related to, never what is judged by. */
  readonly speech: readonly { start: number; end: number }[];
  /** The damage as a number: dB of SNR, dB of hum under speech, runs, s, Hz, dB of gain, %. */
  readonly truth: number;
}

/** Too short to tell anything, or no single natural voice: a prompt, a codec test. */
const LEFT_OUT = ['clean/alsa_front_center_48k.wav', 'clean/visqol_reference_48k.wav'];
const SECONDS = 20;
/** Shorter recordings are repeated, since no sample is shorter than 10 s. */
const LEAST_SECONDS = 12;

/** Every labelled recording of the set, made one after another: together they fill a gigabyte. */
export function* labelledSet(): Generator<Labelled> {
  const noises = ['aeroplane_cabin_cc0.ogg', 'koala_noise_apache.wav', 'playground_cc0.ogg'];
  for (const { path, sampleRate } of corpusIndex('clean')) {
    if (LEFT_OUT.includes(path)) continue;
    const recording = decode(path, sampleRate, 1, SECONDS);
    const backgrounds = noises.map((file) => decode(`noise/${file}`, sampleRate, 1, SECONDS));
    yield* damagesOf(recording, backgrounds);
  }
}

function* damagesOf(recording: Recording, backgrounds: readonly Recording[]): Generator<Labelled> {
  const { path, sampleRate } = recording;
  const samples = repeated(recording.channels[0] ?? new Float32Array(0), sampleRate);
  const speech = speechByEnergy(samples, sampleRate);
  const spoken = powerOf(samples, sampleRate, speech);
  const made = (
    group: Labelled['group'],
    damage: string,
    truth: number,
    changed: Float32Array,
  ): Labelled => ({ path, sampleRate, speech, group, damage, truth, samples: changed });
  yield made('clean', 'none', 0, samples);
  const white = { path: 'noise/white', channels: [whiteNoise(samples.length, 1)] };
  for (const { path: name, channels } of [white, ...backgrounds]) {
    for (const snrDb of [5, 15, 25, 35]) {
      const noisy = withNoise(samples, channels[0] ?? samples, spoken, snrDb);
      yield made('noise', `${name.slice(6, 11)} ${snrDb} dB`, snrDb, noisy);
    }
  }
  for (const hertz of [50, 60]) {
    const hum = mainsHum(hertz, sampleRate, samples.length);
    for (const under of [20, 30, 40, 60]) {
      const humming = withNoise(samples, hum, spoken, under);
      yield made('hum', `${hertz} Hz −${under} dB`, under, humming);
    }
  }
  for (const db of [0, 3, 6, 12]) {
    const runs = overloads(samples, db, sampleRate < 32_000 ? 3 : 4);
    yield made('clipping', `+${db} dB`, runs, clipped(samples, db));
  }
  yield made(
    'clipping',
    '+6 dB, then −20 dB',
    overloads(samples, 6, 4),
    gained(clipped(samples, 6), -20),
  );
  for (const rt60 of [0.2, 0.45, 0.9]) {
    yield made('room', `${rt60} s`, rt60, inRoom(samples, sampleRate, rt60, 3));
  }
  for (const limit of [3400, 5500]) {
    yield made('band', `${limit} Hz`, limit, lowPassed(samples, sampleRate, limit));
  }
  for (const db of [-6, -20]) yield made('gain', `${db} dB`, db, gained(samples, db));
  for (const layout of layoutsOf({ path, sampleRate, samples, speech })) {
    yield { path, sampleRate, speech, ...layout };
  }
}

function repeated(samples: Float32Array, sampleRate: number): Float32Array {
  const times = Math.ceil((LEAST_SECONDS * sampleRate) / samples.length);
  return Float32Array.from(
    { length: samples.length * times },
    (_, i) => samples[i % samples.length] ?? 0,
  );
}
