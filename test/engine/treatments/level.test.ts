import { describe, expect, it } from 'vitest';
import { truePeak } from '../../../src-renderer/engine/filters/inter-sample-peaks.ts';
import { levelSpeech, speechLevel } from '../../../src-renderer/engine/treatments/level.ts';
import { limit } from '../../../src-renderer/engine/treatments/limiter.ts';
import { fixturePath, readWav } from '../../wav-file.ts';
import { join, rmsDb, tone } from '../signals.ts';

const RATE = 16_000;
const decibels = (value: number) => 20 * Math.log10(value);
const { samples: voice } = readWav(fixturePath('speech-en.wav'));
const ALL = [{ start: 0, end: 24 }];

describe('limit', () => {
  it.each([0, 10, 25])('holds real speech at −3 dBTP with %i dB of gain', (gainDb) => {
    const { samples } = limit(voice, RATE, gainDb, -3);
    expect(decibels(truePeak(samples))).toBeLessThanOrEqual(-3);
  });

  it('holds the worst: steps, impulses and peaks between samples, at the ends too', () => {
    const worst = join([
      Float32Array.of(1, -1, 1),
      tone(RATE / 4, RATE, 500, 1).map((_, i) => Math.sin(Math.PI * (i / 2 + 0.25))),
      new Float32Array(500),
      Float32Array.of(1, 1, 1, -1),
      new Float32Array(300).fill(0.1),
      Float32Array.of(1),
    ]);
    const { samples, mostReductionDb } = limit(worst, RATE, 6, -3);
    expect(decibels(truePeak(samples))).toBeLessThanOrEqual(-3);
    expect(mostReductionDb).toBeGreaterThan(9);
  });

  it('is exactly the plain gain where nothing comes near the ceiling', () => {
    const quiet = tone(300, RATE, RATE, 0.1);
    const { samples, mostReductionDb, limitedShare } = limit(quiet, RATE, 6, -3);
    expect(samples).toEqual(quiet.map((value) => value * 10 ** (6 / 20)));
    expect([mostReductionDb, limitedShare]).toEqual([0, 0]);
  });

  it('touches a quiet tone for half a second around a peak, and not before its look-ahead', () => {
    const quiet = tone(300, RATE, 2 * RATE, 0.1);
    const peaked = new Float32Array(quiet);
    peaked[RATE] = 1.4;
    const { samples } = limit(peaked, RATE, 0, -3);
    const same = (from: number, to: number) =>
      expect(samples.slice(from, to)).toEqual(peaked.slice(from, to));
    same(0, RATE - 100);
    expect(Math.abs(rmsDb(samples.subarray(RATE + RATE / 2)) - rmsDb(quiet))).toBeLessThan(0.01);
  });

  it('does not follow the wave: a loud low tone keeps its shape', () => {
    const { samples } = limit(tone(90, RATE, RATE, 0.9), RATE, 6, -3);
    const middle = samples.subarray(RATE / 4, RATE * 0.75);
    const peak = middle.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // A sine's crest is 3.01 dB; a flattened one's is less.
    expect(decibels(peak) - rmsDb(middle)).toBeCloseTo(3.01, 0);
  });
});

describe('levelSpeech', () => {
  it.each([-40, -26, -6])('brings speech of about %i dBFS to −20 within 0.2 dB', (level) => {
    const raised = level - speechLevel(voice, RATE, ALL);
    const input = voice.map((value) => value * 10 ** (raised / 20));
    const { samples } = levelSpeech(input, RATE, ALL, { dbfs: -20 });
    expect(Math.abs(speechLevel(samples, RATE, ALL) + 20)).toBeLessThan(0.2);
    expect(decibels(truePeak(samples))).toBeLessThanOrEqual(-3);
  });

  it('measures only what is spoken', () => {
    const padded = join([new Float32Array(RATE * 24), voice]);
    const spoken = speechLevel(padded, RATE, [{ start: 24, end: 48 }]);
    expect(spoken).toBeCloseTo(speechLevel(voice, RATE, ALL), 6);
  });

  it('never raises by more than its bound', () => {
    const faint = voice.map((value) => value * 1e-3);
    const { samples, gainDb } = levelSpeech(faint, RATE, ALL, { dbfs: -20 });
    expect(gainDb).toBe(30);
    expect(rmsDb(samples) - rmsDb(faint)).toBeCloseTo(30, 3);
    expect(levelSpeech(faint, RATE, ALL, { dbfs: -20, mostRaiseDb: 6 }).gainDb).toBe(6);
  });

  it('applies one gain to all that is quiet', () => {
    const { samples, gainDb } = levelSpeech(voice, RATE, ALL, { dbfs: -24 });
    const factor = 10 ** (gainDb / 20);
    const changed = samples.filter((value, i) => {
      return Math.abs(value - (voice[i] ?? 0) * factor) > 1e-6;
    });
    expect(changed.length / samples.length).toBeLessThan(0.05);
  });

  it('raises nothing where nobody speaks', () => {
    expect(levelSpeech(voice, RATE, [], { dbfs: -20 }).gainDb).toBe(0);
    const silence = new Float32Array(RATE);
    expect(levelSpeech(silence, RATE, [{ start: 0, end: 1 }], { dbfs: -20 }).samples).toEqual(
      silence,
    );
  });
});
