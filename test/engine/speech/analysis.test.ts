import { describe, expect, it } from 'vitest';
import { clippedRuns } from '../../../src-renderer/engine/measure/clipping.ts';
import { joined } from '../../../src-renderer/engine/measure/stretch.ts';
import { SpeechAnalyser } from '../../../src-renderer/engine/speech/analysis.ts';
import { PASSAGE_BAND } from '../../../src-renderer/engine/speech/best-passage.ts';
import { clipped, mainsHum, powerOf, withNoise } from '../../bench/verdict/degrade.ts';
import { whiteNoise } from '../../bench/verdict/random.ts';
import { readWav } from '../../wav-file.ts';
import { join } from '../signals.ts';
import { SPEECH_EN, weights } from './recordings.ts';

const RATE = 16_000;
const { samples: words } = readWav(SPEECH_EN);
/** Two readings of 24 s. */
const minute = join([words, words]);
const MINUTE = minute.length / RATE;

async function analysed(samples: Float32Array, channels = [samples]) {
  const analyser = new SpeechAnalyser(weights(), RATE);
  try {
    for (let at = 0; at < samples.length; at += 5 * RATE) {
      analyser.push(channels.map((channel) => channel.subarray(at, at + 5 * RATE)));
    }
    return analyser.finish(PASSAGE_BAND);
  } finally {
  }
}

async function bestOf(samples: Float32Array) {
  const { best, spots } = await analysed(samples);
  if (best.kind !== 'found') throw new Error(best.reason);
  return { passages: best.passages, spots };
}

// Real sound through the real network: patience for a busy machine.
describe('SpeechAnalyser', { timeout: 60_000 }, () => {
  it('proposes the clean minute after one that is clipped, and marks the clipping', async () => {
    const sound = join([clipped(minute, 12), clipped(minute, -1)]);
    const { passages, spots } = await bestOf(sound);
    expect(passages.every(({ start }) => start >= MINUTE - 1)).toBe(true);
    expect(spots.clipping).toEqual(joined(clippedRuns([sound], RATE), 0.25));
    expect(spots.clipping.length).toBeGreaterThan(10);
    expect(spots.clipping.every(({ end }) => end <= MINUTE)).toBe(true);
  });

  it('proposes the quiet minute after a noisy one, and marks the noise', async () => {
    const noisy = withNoise(minute, whiteNoise(minute.length, 3), powerOf(minute), 10);
    const { passages, spots } = await bestOf(join([noisy, minute]));
    expect(passages.every(({ start }) => start >= MINUTE - 1)).toBe(true);
    const seconds = spots.noisy.reduce((all, { start, end }) => all + end - start, 0);
    expect(seconds).toBeGreaterThan(0.7 * MINUTE);
    expect(spots.noisy.every(({ end }) => end <= MINUTE + 3)).toBe(true);
  });

  it('finds no flaw in a clean recording', async () => {
    const { spots } = await analysed(words);
    expect(spots).toEqual({ clipping: [], noisy: [], hum: [] });
  });

  it('marks where hum begins, and looks at each channel for clipping', async () => {
    const hum = mainsHum(50, RATE, 24 * RATE);
    const level = Math.sqrt(powerOf(words)) * 10 ** (-25 / 20);
    const humming = minute.map((sample, i) => {
      const at = i - words.length;
      return sample + (at < 0 ? 0 : level * (hum[at % hum.length] ?? 0));
    });
    const right = humming.slice();
    right.fill(0.99, 20_000, 20_010);
    const { spots } = await analysed(humming, [humming, right]);
    expect(Math.abs((spots.hum[0]?.start ?? 0) - words.length / RATE)).toBeLessThan(6);
    expect(spots.clipping).toEqual([{ start: 20_000 / RATE, end: 20_010 / RATE }]);
  });
});
