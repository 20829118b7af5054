import { describe, expect, it } from 'vitest';
import { CleanedSound } from '../../src-renderer/state/cleaned-sound.ts';
import { rendered } from '../fakes/rendered.ts';

const passages = [
  { start: 100, end: 106 },
  { start: 20, end: 26 },
];
/** The third second of the joined passages was a pause that is gone. */
const kept = [
  { source: 0, treated: 0, seconds: 2 },
  { source: 3, treated: 2, seconds: 8.99 },
];

describe('CleanedSound', () => {
  const sound = new CleanedSound(passages, rendered(10.99, { kept }));

  it('finds each moment of the recording in the sample, over joins and shortened pauses', () => {
    expect(sound.frameOf(101)).toBe(16_000);
    expect(sound.frameOf(104)).toBe(3 * 16_000);
    expect(sound.frameOf(102.5)).toBe(2 * 16_000);
    expect(sound.frameOf(21)).toBe(Math.round(5.99 * 16_000));
    expect(sound.frameOf(26)).toBeLessThanOrEqual(sound.source.frames);
  });

  it('finds where a moment of the sample comes from', () => {
    expect(sound.timeOf(16_000)).toBeCloseTo(101, 6);
    expect(sound.timeAt(2.5)).toBeCloseTo(103.5, 6);
    expect(sound.timeAt(5.99)).toBeCloseTo(21, 6);
  });

  it('says how much louder the sample is than the original', () => {
    expect(sound.louderDb).toBe(6);
  });

  it('plays what is saved', async () => {
    const [samples] = await sound.source.read(
      10.99 * 16_000 - 5,
      1e9,
      new AbortController().signal,
    );
    expect(samples).toEqual(new Float32Array(5));
  });
});
