import { describe, expect, it } from 'vitest';
import {
  type SampleStep,
  type SourceStep,
  splitSteps,
  treatSample,
  treatSource,
} from '../../../src-renderer/engine/treatments/recipe-steps.ts';
import { fixturePath, readWav } from '../../wav-file.ts';

const { samples: voice, sampleRate: RATE } = readWav(fixturePath('speech-en.wav'));
const SPEECH = [
  { start: 0.5, end: 3 },
  { start: 5, end: 23 },
];
const SOURCE: SourceStep[] = [
  { kind: 'dc' },
  { kind: 'low-cut', hertz: 80 },
  { kind: 'hum' },
  { kind: 'de-click', sensitivity: 0.5 },
];
const SAMPLE: SampleStep[] = [
  { kind: 'noise', amount: 0.9 },
  { kind: 'pauses', seconds: 0.8 },
  { kind: 'level', dbfs: -20 },
];
const same = (samples: Float32Array<ArrayBuffer>) => samples;

describe('splitSteps', () => {
  it('divides a recipe at the noise reduction, in order', () => {
    expect(splitSteps([...SOURCE, ...SAMPLE])).toEqual({ source: SOURCE, sample: SAMPLE });
  });
});

describe('treatSource', () => {
  it('applies each step, reports on each, and never changes what it was given', async () => {
    const given = new Float32Array(voice);
    const calls: [number, number][] = [];
    const progress = (done: number, total: number) => void calls.push([done, total]);
    const { samples, reports } = await treatSource(given, RATE, SOURCE, progress);
    expect(given).toEqual(voice);
    expect(samples).toHaveLength(voice.length);
    expect(reports.map((report) => report.kind)).toEqual(SOURCE.map((step) => step.kind));
    expect(calls).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
  });

  it('gives back what needs no treatment, without a copy', async () => {
    const { samples } = await treatSource(voice, RATE, []);
    expect(samples).toBe(voice);
    const silence = new Float32Array(RATE * 4);
    const repairs = SOURCE.filter(({ kind }) => kind !== 'low-cut');
    expect((await treatSource(silence, RATE, repairs)).samples).toBe(silence);
  });

  it('stops between steps with the error of whoever cancels', async () => {
    const cancel = (done: number) => (done === 2 ? Promise.reject(new Error('enough')) : undefined);
    await expect(treatSource(voice, RATE, SOURCE, cancel)).rejects.toThrow('enough');
  });
});

describe('treatSample', () => {
  it('passes the amount on, shortens, levels, and translates the speech', async () => {
    const amounts: number[] = [];
    const denoise = (samples: Float32Array<ArrayBuffer>, amount: number) => {
      amounts.push(amount);
      return Promise.resolve(samples);
    };
    const result = await treatSample(voice, SAMPLE, SPEECH, denoise);
    expect(amounts).toEqual([0.9]);
    // 0.15 + 2.5 + 0.8 + 18 + 0.15
    expect(result.samples).toHaveLength(Math.round(21.6 * RATE));
    expect(result.speech[0]?.start).toBeCloseTo(0.15, 6);
    expect(result.speech[1]?.end).toBeCloseTo(21.45, 6);
    expect(result.map.toSource(21.45)).toBeCloseTo(23, 6);
    expect(result.reports.map((report) => report.kind)).toEqual(['noise', 'pauses', 'level']);
  });

  it('gives the same samples and times for no steps', async () => {
    const result = await treatSample(voice, [], SPEECH, same);
    expect(result.samples).toEqual(voice);
    expect(result.speech).toEqual(SPEECH);
    expect(result.map.toTreated(7)).toBe(7);
  });

  it('refuses a noise reduction that changes the length', async () => {
    const shorter = (samples: Float32Array<ArrayBuffer>) => samples.slice(1);
    await expect(treatSample(voice, SAMPLE, SPEECH, shorter)).rejects.toThrow(RangeError);
  });

  it('stops between steps', async () => {
    const cancel = (done: number) => {
      if (done === 1) throw new Error('enough');
    };
    await expect(treatSample(voice, SAMPLE, SPEECH, same, cancel)).rejects.toThrow('enough');
  });
});
