import { describe, expect, it } from 'vitest';
import { noisyStretches, speechDbfs } from '../../../src-renderer/engine/speech/noisy.ts';
import { material, type Part, pause, speech } from './layout.ts';

/** Sentences of 2 s with pauses of half a second. */
const sentences = (count: number, noise?: number, level?: number) =>
  Array.from({ length: count }, () => [
    speech(2, level === undefined ? {} : { db: level }),
    pause(0.5, noise),
  ]).flat();

function noisy(parts: readonly Part[]) {
  const { features, segments } = material(parts);
  return noisyStretches(features, segments);
}

describe('noisyStretches', () => {
  it('has none in a quiet recording, nor where a voice becomes soft in quiet', () => {
    expect(noisy([pause(2), ...sentences(20), pause(2)])).toEqual([]);
    expect(noisy([...sentences(10), ...sentences(10, -60, -35), ...sentences(10)])).toEqual([]);
  });

  it('says where a car passes, to three seconds', () => {
    const [place, ...others] = noisy([...sentences(20), ...sentences(8, -35), ...sentences(20)]);
    expect(others).toEqual([]);
    expect(Math.abs((place?.start ?? 0) - 50)).toBeLessThanOrEqual(3);
    expect(Math.abs((place?.end ?? 0) - 70)).toBeLessThanOrEqual(3);
  });

  it('says by how much speech stands over the noise, at its worst', () => {
    const at = (noise: number) =>
      noisy([...sentences(20), ...sentences(8, noise), ...sentences(20)]);
    const [place, ...others] = at(-35);
    expect(others).toEqual([]);
    expect(place?.snrDb).toBeGreaterThan(8);
    expect(place?.snrDb).toBeLessThan(20);
    expect((place?.snrDb ?? 0) - (at(-38)[0]?.snrDb ?? 0)).toBeCloseTo(-3, 0);
    expect(noisy(sentences(20, 0))[0]?.snrDb).toBe(0);
  });

  it('calls all of an evenly noisy recording noisy', () => {
    const [place, ...others] = noisy(sentences(20, -35));
    expect(others).toEqual([]);
    expect(place?.start).toBe(0);
    expect(place?.end).toBeGreaterThan(49);
  });

  it('judges by the pauses around, not by those far away', () => {
    const places = noisy([...sentences(20, -80), ...sentences(20, -38), ...sentences(20, -80)]);
    expect(places).toHaveLength(1);
  });

  it('does not take a click, or a pause without speech, for noise', () => {
    const click = [speech(2), pause(0.2), pause(0.1, -10), pause(0.4)];
    expect(noisy([...sentences(10), ...click, ...sentences(10)])).toEqual([]);
    expect(noisy([...sentences(10), pause(5), pause(20, -30), pause(5), ...sentences(10)])).toEqual(
      [],
    );
  });

  it('hears noise under speech without pauses in its softest moments', () => {
    const fluent = (floor: number) =>
      Array.from({ length: 60 }, () => [speech(0.4), speech(0.1, { db: floor })]).flat();
    expect(noisy(fluent(-45))).toEqual([]);
    expect(noisy(fluent(-30))).toHaveLength(1);
  });

  it('finds nothing where nobody speaks, or nothing is', () => {
    expect(noisy([pause(60, -20)])).toEqual([]);
    expect(noisy([])).toEqual([]);
  });

  it('leaves digital silence out of the floor', () => {
    const gated = Array.from({ length: 20 }, () => [
      speech(2),
      pause(0.5, -32),
      pause(0.4, Number.NEGATIVE_INFINITY),
      pause(0.3, -32),
    ]).flat();
    expect(noisy(gated)).toHaveLength(1);
  });
});

describe('speechDbfs', () => {
  it('is the level of speech alone', () => {
    const { features, segments } = material(sentences(10, -60, -23));
    expect(speechDbfs(features, segments)).toBeCloseTo(-23, 0);
    expect(speechDbfs(features, [])).toBe(-120);
  });
});
