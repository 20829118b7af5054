import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { findHum } from '../../../src-renderer/engine/treatments/find-hum.ts';
import { removeHum } from '../../../src-renderer/engine/treatments/remove-hum.ts';
import { corpusNames, corpusPath, NO_CORPUS } from '../../corpus.ts';
import { fixturePath, readWav } from '../../wav-file.ts';
import { rmsDb, tone } from '../signals.ts';
import { difference, noise } from './noises.ts';

const voice = readWav(fixturePath('speech-en.wav'));
const RATE = voice.sampleRate;
/** Clean recordings in which a faint line of the mains is really there (9–20 dB above its surroundings). */
const WITH_REAL_LINES = ['aishell_zh_s0724', 'css10_zh_female', 'librivox_austen'];

/** Harmonics of a mains frequency that wanders by ±0.08 Hz in 40 s. */
function hum(frames: number, rate: number, base: number, levels: Record<number, number>) {
  const samples = new Float32Array(frames);
  let phase = 0.3;
  for (let i = 0; i < frames; i++) {
    phase += (2 * Math.PI * (base + 0.08 * Math.sin((2 * Math.PI * i) / rate / 40))) / rate;
    for (const [number, level] of Object.entries(levels)) {
      samples[i] = (samples[i] ?? 0) + level * Math.cos(Number(number) * phase + Number(number));
    }
  }
  return samples;
}

const mix = (a: Float32Array, b: Float32Array) => a.map((value, i) => value + (b[i] ?? 0));

describe('findHum', () => {
  it.each([50.03, 59.95])('finds %f Hz under speech, its harmonics and their level', (base) => {
    const lines = hum(voice.samples.length, RATE, base, { 1: 0.01, 2: 0.006, 3: 0.006 });
    const found = findHum(mix(voice.samples, lines), RATE);
    expect(Math.abs((found?.baseHertz ?? 0) - base)).toBeLessThan(0.1);
    const numbers = found?.harmonics.map((harmonic) => harmonic.number) ?? [];
    expect(numbers).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(numbers.filter((number) => number > 3)).toEqual([]);
    expect(Math.abs((found?.levelDb ?? 0) - rmsDb(lines))).toBeLessThan(2);
  });

  it('finds none in clean speech, silence, noise and what is too short', () => {
    expect(findHum(voice.samples, RATE)).toBeNull();
    expect(findHum(new Float32Array(RATE * 10), RATE)).toBeNull();
    expect(findHum(noise(RATE * 10, 0.1, seededRandom(1)), RATE)).toBeNull();
    expect(findHum(tone(50, RATE, RATE), RATE)).toBeNull();
  });

  it.each([100, 120])('takes no voice whose pitch glides about %i Hz for hum', (pitch) => {
    let phase = 0;
    const floor = noise(RATE * 12, 0.001, seededRandom(6));
    const gliding = floor.map((value, i) => {
      const seconds = i / RATE;
      phase += (2 * Math.PI * (pitch + 12 * Math.sin(4 * seconds))) / RATE;
      const speaks = seconds % 1.5 < 1;
      return value + (speaks ? 0.1 * (Math.sin(phase) + 0.5 * Math.sin(2 * phase)) : 0);
    });
    expect(findHum(gliding, RATE)).toBeNull();
  });

  it.skipIf(NO_CORPUS)(
    `gives no false alarm on the clean corpus (${NO_CORPUS ?? 'corpus'})`,
    () => {
      const names = corpusNames('clean').filter((name) => name.endsWith('.wav'));
      for (const name of names.filter((n) => !WITH_REAL_LINES.some((line) => n.includes(line)))) {
        const { samples, sampleRate } = readWav(corpusPath(name));
        expect(findHum(samples, sampleRate), name).toBeNull();
      }
    },
  );

  it.skipIf(NO_CORPUS)(`finds the 50 Hz of a real recording (${NO_CORPUS ?? 'corpus'})`, () => {
    const leak = readWav(corpusPath('noisy/webrtcvad_leak_8k.wav'));
    const found = findHum(leak.samples, leak.sampleRate);
    expect(found?.baseHertz).toBeCloseTo(50, 1);
    const numbers = found?.harmonics.map((harmonic) => harmonic.number);
    expect(numbers).toEqual(expect.arrayContaining([1, 3, 5]));
  });
});

describe('removeHum', () => {
  it('takes away drifting hum and leaves the voice', () => {
    const lines = hum(voice.samples.length, RATE, 50.03, { 1: 0.01, 2: 0.006, 3: 0.006 });
    const { samples } = removeHum(mix(voice.samples, lines), RATE);
    const left = difference(voice.samples, samples);
    expect(rmsDb(lines) - rmsDb(left)).toBeGreaterThan(15);
  });

  it('changes nothing where there is no hum', () => {
    const { samples, hum: found } = removeHum(voice.samples, RATE);
    expect(found).toBeNull();
    expect(samples).toEqual(voice.samples);
  });

  it('takes less than 0.5 dB from words exactly on a harmonic, and leaves no ringing', () => {
    const lines = hum(RATE * 12, RATE, 50, { 1: 0.01, 2: 0.01, 3: 0.005 });
    const words = tone(100, RATE, RATE * 12, 0.1).map((v, i) => ((i / RATE) % 1 < 0.4 ? v : 0));
    const floor = noise(RATE * 12, 0.0005, seededRandom(8));
    const { samples } = removeHum(mix(mix(words, lines), floor), RATE);
    for (let second = 1; second < 11; second++) {
      const word = (of: Float32Array) => of.subarray(second * RATE, (second + 0.4) * RATE);
      const pause = samples.subarray((second + 0.42) * RATE, (second + 0.98) * RATE);
      expect(Math.abs(rmsDb(word(samples)) - rmsDb(word(words)))).toBeLessThan(0.5);
      expect(rmsDb(pause)).toBeLessThan(-60);
    }
  });

  it.skipIf(NO_CORPUS)(`takes 25 dB off the mains of a socket (${NO_CORPUS ?? 'corpus'})`, () => {
    const mains = readWav(corpusPath('noise/mains50_reference_400Hz.wav'));
    const lines = voice.samples.map((_, i) => {
      const at = (i / RATE) * mains.sampleRate;
      const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
      let sum = 0;
      for (let k = Math.floor(at) - 15; k <= Math.floor(at) + 16; k++) {
        const hann = 0.5 + 0.5 * Math.cos((Math.PI * (at - k)) / 17);
        sum += (mains.samples[k + 1000] ?? 0) * sinc(at - k) * hann;
      }
      return 0.02 * sum;
    });
    const { samples } = removeHum(mix(voice.samples, lines), RATE);
    expect(rmsDb(lines) - rmsDb(difference(voice.samples, samples))).toBeGreaterThan(25);
  });
});
