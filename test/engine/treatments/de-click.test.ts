import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import { deClick } from '../../../src-renderer/engine/treatments/de-click.ts';
import { repairGap } from '../../../src-renderer/engine/treatments/repair-gap.ts';
import { corpusNames, corpusPath, NO_CORPUS } from '../../corpus.ts';
import { fixturePath, readWav } from '../../wav-file.ts';
import { rmsDb, tone } from '../signals.ts';
import { difference, noise } from './noises.ts';

const { samples: voice, sampleRate: RATE } = readWav(fixturePath('speech-en.wav'));
const changedIn = (a: Float32Array, b: Float32Array) => a.filter((v, i) => v !== b[i]).length;

/** Clicks of 1–4 samples about twice a second. */
function withClicks(samples: Float32Array, level: number) {
  const random = seededRandom(11);
  const dirty = new Float32Array(samples);
  const places: number[] = [];
  for (let at = RATE; at < samples.length - RATE; at += RATE * (0.3 + 0.4 * random())) {
    const place = Math.floor(at);
    const sign = random() < 0.5 ? -1 : 1;
    const length = 1 + Math.floor(4 * random());
    for (let i = place; i < place + length; i++) {
      dirty[i] = (dirty[i] ?? 0) + sign * level * (0.5 + random());
    }
    places.push(place);
  }
  return { dirty, places };
}

describe('deClick', { timeout: 60_000 }, () => {
  it('finds most loud clicks in speech, and repairs them', () => {
    const { dirty, places } = withClicks(voice, 0.4);
    const { samples, repaired } = deClick(dirty, RATE, 0.5);
    const found = places.filter((at) => repaired.some((gap) => gap.start <= at && gap.end > at));
    expect(found.length / places.length).toBeGreaterThan(0.6);
    for (const at of found) {
      const near = (of: Float32Array) => of.slice(at - 30, at + 40);
      const before = difference(near(voice), near(dirty));
      const after = difference(near(voice), near(samples));
      expect(rmsDb(after)).toBeLessThan(rmsDb(before) - 3);
    }
  });

  it('repairs all of a click, its last sample too', () => {
    const room = noise(RATE * 4, 0.0005, seededRandom(2));
    const { dirty, places } = withClicks(room, 0.3);
    const { samples } = deClick(dirty, RATE, 0.5);
    for (const at of places) {
      for (let i = at - 8; i < at + 12; i++) expect(Math.abs(samples[i] ?? 1)).toBeLessThan(0.003);
    }
  });

  it('finds faint clicks in a quiet room, and more with more sensitivity', () => {
    const room = noise(RATE * 10, 0.002, seededRandom(4));
    const { dirty, places } = withClicks(room, 0.03);
    const counts = [0, 0.5, 1].map((s) => deClick(dirty, RATE, s).repaired.length);
    expect(counts[0]).toBeLessThanOrEqual(counts[1] ?? 0);
    expect(counts[2]).toBeGreaterThanOrEqual(places.length - 1);
  });

  it('leaves clean speech, a tone, noise, silence and bursts of 5 ms bit for bit', () => {
    const random = seededRandom(9);
    const bursts = noise(RATE * 5, 0.001, random).map((value, i) => {
      const sincePlosive = i % (RATE / 2);
      return (
        value +
        (sincePlosive < RATE / 100 ? 0.3 * Math.exp(-sincePlosive / 80) * (random() - 0.5) : 0)
      );
    });
    const untouched = [
      voice,
      tone(200, RATE, RATE),
      noise(RATE, 0.3, random),
      new Float32Array(RATE),
      bursts,
    ];
    for (const samples of untouched) expect(deClick(samples, RATE, 0.5).samples).toEqual(samples);
  });

  it('takes neither a cut from silence into a voice nor a hard onset for a click', () => {
    const cut = new Float32Array(voice.length);
    for (let at = RATE; at + RATE < cut.length; at += RATE) {
      cut.set(voice.subarray(at, at + RATE / 2), at);
    }
    const floor = noise(cut.length, 1e-4, seededRandom(5));
    const cutWithFloor = cut.map((value, i) => value + (floor[i] ?? 0));
    expect(changedIn(deClick(cutWithFloor, RATE, 0.5).samples, cutWithFloor)).toBeLessThan(20);
  });

  it.skipIf(NO_CORPUS)(
    `changes less than 0.01 % of the clean corpus (${NO_CORPUS ?? 'corpus'})`,
    () => {
      let changed = 0;
      let total = 0;
      for (const name of corpusNames('clean').filter((name) => name.endsWith('.wav'))) {
        const recording = readWav(corpusPath(name));
        changed += changedIn(
          deClick(recording.samples, recording.sampleRate, 0.5).samples,
          recording.samples,
        );
        total += recording.samples.length;
      }
      expect(changed / total).toBeLessThan(0.0001);
    },
  );

  it.skipIf(NO_CORPUS)(
    `finds four fifths of clicks in the clean corpus (${NO_CORPUS ?? 'corpus'})`,
    () => {
      let [found, planted] = [0, 0];
      for (const name of corpusNames('clean').filter((name) => name.endsWith('.wav'))) {
        const { samples, sampleRate } = readWav(corpusPath(name));
        const { dirty, places } = withClicks(samples, 0.2);
        const { repaired } = deClick(dirty, sampleRate, 0.5);
        planted += places.length;
        found += places.filter((at) =>
          repaired.some((gap) => gap.start <= at && gap.end > at),
        ).length;
      }
      expect(found / planted).toBeGreaterThan(0.8);
    },
  );

  it('takes passages shorter than its model', () => {
    for (const frames of [0, 1, 10, 50]) {
      expect(deClick(new Float32Array(frames), RATE, 1).samples).toHaveLength(frames);
    }
  });
});

describe('repairGap', () => {
  it('fills 2 ms of two tones nearly as they were', () => {
    const a = tone(220, RATE, 4000, 0.3);
    const b = tone(1370, RATE, 4000, 0.2);
    const whole = a.map((value, i) => value + (b[i] ?? 0));
    const broken = new Float32Array(whole);
    broken.fill(0.9, 2000, 2032);
    expect(repairGap(broken, 2000, 2032, 32)).toBe(true);
    const error = difference(whole, broken);
    expect(rmsDb(error.subarray(2000, 2032)) - rmsDb(whole)).toBeLessThan(-20);
    expect(changedIn(broken, whole)).toBeLessThanOrEqual(32);
  });

  it('does nothing nearer to an end than the model is long', () => {
    const samples = tone(220, RATE, 200);
    expect(repairGap(samples, 10, 14, 32)).toBe(false);
    expect(repairGap(samples, 190, 195, 32)).toBe(false);
    expect(samples).toEqual(tone(220, RATE, 200));
  });
});
