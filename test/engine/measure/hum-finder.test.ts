import { describe, expect, it } from 'vitest';
import { HumFinder } from '../../../src-renderer/engine/measure/hum-finder.ts';
import { mainsHum, powerOf } from '../../bench/verdict/degrade.ts';
import { voice } from './voice.ts';

const RATE = 4000;
const SPEECH_DBFS = -20;

const { samples, speech } = voice(RATE, 60, 110, 1900);
const level = Math.sqrt(powerOf(samples, RATE, speech));

/** Hum so far under the voice from one second to another. */
function humming(from: number, to: number, underDb: number, hertz: 50 | 60 = 50): Float32Array {
  const hum = mainsHum(hertz, RATE, samples.length);
  const factor = level * 10 ** (-underDb / 20);
  return samples.map((sample, i) => {
    return i >= from * RATE && i < to * RATE ? sample + factor * (hum[i] ?? 0) : sample;
  });
}

function find(sound: Float32Array, block = 5 * RATE, speechDbfs = SPEECH_DBFS) {
  const finder = new HumFinder(RATE);
  for (let at = 0; at < sound.length; at += block) finder.push(sound.subarray(at, at + block));
  return finder.finish(speechDbfs);
}

describe('HumFinder', () => {
  it('finds nothing in a voice without hum', () => {
    expect(find(samples)).toEqual([]);
    expect(find(voice(RATE, 60, 120, 1900).samples)).toEqual([]);
  });

  it.each([50, 60] as const)('says where %i Hz come and go, to some seconds', (hertz) => {
    const [place, ...others] = find(humming(20, 45, 25, hertz));
    expect(others).toEqual([]);
    expect(Math.abs((place?.start ?? 0) - 20)).toBeLessThan(6);
    expect(Math.abs((place?.end ?? 0) - 45)).toBeLessThan(6);
  });

  it('does not depend on how the recording was cut into blocks', () => {
    const sound = humming(20, 45, 25);
    for (const block of [777, 8000, sound.length]) expect(find(sound, block)).toEqual(find(sound));
  });

  it('leaves out what nobody hears beside such loud speech', () => {
    const sound = humming(20, 45, 25);
    expect(find(sound, RATE, SPEECH_DBFS + 40)).toEqual([]);
  });

  it('hears hum to the end of a recording, and in one of seven seconds', () => {
    const end = find(humming(30, 60, 25)).at(-1)?.end ?? 0;
    expect(end).toBeGreaterThan(59);
    expect(end).toBeLessThanOrEqual(60);
    expect(find(humming(0, 60, 25).subarray(0, 7 * RATE))).toHaveLength(1);
    expect(find(humming(0, 60, 25).subarray(0, 5 * RATE))).toEqual([]);
  });
});
