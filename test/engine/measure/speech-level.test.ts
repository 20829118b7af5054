import { describe, expect, it } from 'vitest';
import { pausesOf } from '../../../src-renderer/engine/measure/pauses.ts';
import { speechLevel } from '../../../src-renderer/engine/measure/speech-level.ts';
import { pausesBetween, totalSeconds } from '../../../src-renderer/engine/measure/stretch.ts';
import { gained, powerOf, withNoise } from '../../bench/verdict/degrade.ts';
import { whiteNoise } from '../../bench/verdict/random.ts';
import { voice } from './voice.ts';

const RATE = 16_000;
const { samples, speech } = voice(RATE, 20);
const noise = whiteNoise(samples.length, 9);

describe('speechLevel', () => {
  it.each([5, 15, 25, 35])('finds an SNR of %i dB within 0.5 dB', (snrDb) => {
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), snrDb);
    const level = speechLevel(noisy, RATE, speech);
    expect(Math.abs((level.snrDb ?? 0) - snrDb)).toBeLessThan(0.5);
  });

  it('is not misled by a click in a pause', () => {
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), 30);
    const before = speechLevel(noisy, RATE, speech).noiseFloorDbfs;
    noisy[100] = 1;
    expect(speechLevel(noisy, RATE, speech).noiseFloorDbfs).toBeCloseTo(before ?? 0, 0);
  });

  it('follows a gain exactly and keeps the SNR', () => {
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), 30);
    const [loud, soft] = [
      speechLevel(noisy, RATE, speech),
      speechLevel(gained(noisy, -20), RATE, speech),
    ];
    expect(soft.speechDbfs).toBeCloseTo(loud.speechDbfs - 20, 3);
    expect(soft.snrDb).toBeCloseTo(loud.snrDb ?? 0, 3);
  });

  it('looks past digital silence where a gate was at work', () => {
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), 20);
    const gated = noisy.map((value, i) =>
      i > RATE * 8 && i < RATE * 20 && samples[i] === 0 ? 0 : value,
    );
    expect(speechLevel(gated, RATE, speech).snrDb).toBeCloseTo(20, 0);
  });

  it('knows no noise floor without a pause', () => {
    const all = [{ start: 0, end: 20 }];
    expect(speechLevel(samples, RATE, all)).toMatchObject({ noiseFloorDbfs: null, snrDb: null });
  });

  it('does not take less than half a second of pause for the room', () => {
    const nearlyAll = [{ start: 0.55, end: 20 }];
    expect(speechLevel(samples, RATE, nearlyAll).snrDb).not.toBeNull();
    expect(speechLevel(samples, RATE, [{ start: 0.5, end: 20 }]).snrDb).toBeNull();
  });

  it('gives numbers for silence', () => {
    const nothing = { speechDbfs: -120, noiseFloorDbfs: -120, snrDb: 0 };
    expect(speechLevel(new Float32Array(RATE), RATE, [])).toEqual(nothing);
  });
});

describe('pausesOf', () => {
  it('counts speech and pauses', () => {
    const found = pausesOf(samples, RATE, [
      { start: 12, end: 19.9 },
      { start: 0.15, end: 10 },
      { start: 9, end: 10.5 },
    ]);
    expect(found.speechSeconds).toBeCloseTo(18.25, 6);
    expect(found.silenceShare).toBeCloseTo(1.75 / 20, 6);
    expect(found.longestPauseSeconds).toBeCloseTo(1.5, 6);
    expect(found.quietBeforeSeconds).toBeCloseTo(0.15, 6);
    expect(found.quietAfterSeconds).toBeCloseTo(0.1, 6);
  });

  it('calls an edge cut when the voice is there at once', () => {
    const cut = samples.subarray(Math.round(0.4 * RATE), Math.round(2 * RATE));
    const found = pausesOf(cut, RATE, [{ start: 0, end: 1.6 }]);
    expect(found.quietBeforeSeconds).toBe(0);
  });

  it('calls an edge cut where the detector hears a word some frames late', () => {
    const cut = samples.subarray(Math.round(0.4 * RATE), Math.round(2 * RATE));
    expect(pausesOf(cut, RATE, [{ start: 0.064, end: 1.6 }]).quietBeforeSeconds).toBe(0);
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), 15);
    const whole = noisy.subarray(Math.round(0.15 * RATE), Math.round(2 * RATE));
    expect(pausesOf(whole, RATE, [{ start: 0.096, end: 1.6 }]).quietBeforeSeconds).toBe(0.096);
  });

  it('calls an edge cut where a rest of a word stands alone, which the detector passes over', () => {
    const rest = samples.slice(Math.round(0.1 * RATE));
    rest.set(samples.subarray(Math.round(0.4 * RATE), Math.round(0.46 * RATE)));
    rest.fill(0, Math.round(0.06 * RATE), Math.round(0.5 * RATE));
    expect(pausesOf(rest, RATE, [{ start: 0.5, end: 10 }]).quietBeforeSeconds).toBe(0);
    const noisy = withNoise(samples, noise, powerOf(samples, RATE, speech), 5);
    noisy.set(noise.map((value) => value * 0.02).subarray(0, RATE));
    expect(pausesOf(noisy, RATE, [{ start: 1, end: 10 }]).quietBeforeSeconds).toBe(1);
  });

  it('counts quiet only up to the first sound as loud as speech', () => {
    const early = samples.slice();
    early.fill(0, 0, Math.round(0.8 * RATE));
    early.set(samples.subarray(Math.round(0.4 * RATE), Math.round(0.55 * RATE)), 0.2 * RATE);
    const found = pausesOf(early, RATE, [{ start: 0.8, end: 10 }]);
    expect(found.quietBeforeSeconds).toBeCloseTo(0.2, 1);
  });

  it('finds the short quiet that a detector called speech', () => {
    const early = samples.subarray(Math.round(0.15 * RATE), Math.round(2 * RATE));
    const found = pausesOf(early, RATE, [{ start: 0, end: 1 }]);
    expect(found.quietBeforeSeconds).toBeCloseTo(0.1, 1);
  });

  it('is all silence without speech', () => {
    expect(pausesOf(new Float32Array(RATE), RATE, [])).toMatchObject({
      speechSeconds: 0,
      silenceShare: 1,
      quietBeforeSeconds: 1,
    });
  });
});

describe('pausesBetween', () => {
  it('copes with overlaps and with speech beyond the end', () => {
    const stretches = [
      { start: 1, end: 3 },
      { start: 2, end: 4 },
      { start: 9, end: 12 },
    ];
    expect(pausesBetween(stretches, 10)).toEqual([
      { start: 0, end: 1 },
      { start: 4, end: 9 },
    ]);
    expect(totalSeconds(stretches, 10)).toBe(4);
  });
});
