import { describe, expect, it } from 'vitest';
import { FeatureExtractor } from '../../../src-renderer/engine/speech/features.ts';
import type { VoiceCell } from '../../../src-renderer/engine/speech/voice-cells.ts';
import { countVoices } from '../../../src-renderer/engine/speech/voices.ts';
import { corpusPath, NO_CORPUS } from '../../corpus.ts';
import { readWav } from '../../wav-file.ts';
import { SPEECH_EN, weights } from './recordings.ts';

/** A small random generator with a bell-like outcome of deviation 1. */
function bell(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  return () => Math.sqrt(3) * (next() + next() + next() + next());
}

/** Seconds of an invented voice: its timbre's third coefficient, and its pitch in semitones. */
function voice(count: number, third: number, pitch: number, seed: number): VoiceCell[] {
  const random = bell(seed);
  return Array.from({ length: count }, (_, i) => {
    const timbre = new Float64Array(12).map(() => 0.2 * random());
    timbre[2] = third + 0.3 * random();
    return { begin: i * 32, end: i * 32 + 32, blocks: 32, timbre, pitch: pitch + 0.5 * random() };
  });
}

function cellsOf(samples: Float32Array): readonly VoiceCell[] {
  const extractor = new FeatureExtractor(weights());
  extractor.push(samples);
  return extractor.finish().cells;
}

const inCorpus = (name: string) => cellsOf(readWav(corpusPath(name)).samples);

describe('countVoices', { timeout: 30_000 }, () => {
  it('hears one voice in one', () => {
    const { voices, groups } = countVoices(voice(30, 0, 80, 1));
    expect(voices).toBe('one');
    expect(groups).toEqual(new Uint8Array(30));
  });

  it('hears two that differ in timbre and pitch, and tells them apart', () => {
    const { voices, groups } = countVoices([...voice(12, -6, 80, 1), ...voice(9, 6, 90, 2)]);
    expect(voices).toBe('two');
    expect(new Set(groups.slice(0, 12)).size).toBe(1);
    expect(groups.slice(12)).toEqual(new Uint8Array(9).fill(1 - (groups[0] ?? 0)));
  });

  it('only suspects a second voice when the pitch is the same: it may be another microphone', () => {
    const cells = [...voice(12, -6, 80, 1), ...voice(9, 6, 80, 2)];
    expect(countVoices(cells).voices).toBe('overlap-suspected');
  });

  it('hears a lower and a higher voice by their pitch alone, far from the microphone', () => {
    const cells = [...voice(7, 0, 88, 1), ...voice(18, 1.8, 82.5, 2)];
    expect(countVoices(cells).voices).toBe('two');
  });

  it('does not take a lively voice for two', () => {
    const random = bell(7);
    const cells = voice(30, 0, 80, 1).map((cell) => ({ ...cell, pitch: 80 + 3 * random() }));
    expect(countVoices(cells).voices).toBe('one');
  });

  it('suspects a second voice where two pitches sound together', () => {
    expect(countVoices(voice(30, 0, 80, 1), 0.02).voices).toBe('one');
    expect(countVoices(voice(30, 0, 80, 1), 0.08).voices).toBe('overlap-suspected');
  });

  it('does not take a word or two for a person', () => {
    expect(countVoices([...voice(20, -6, 80, 1), ...voice(2, 6, 90, 2)]).voices).toBe('one');
  });

  it('does not know after less than five seconds', () => {
    expect(countVoices(voice(4, 0, 80, 1)).voices).toBe('unknown');
    expect(countVoices([]).voices).toBe('unknown');
  });

  it('hears one voice in the committed recording', () => {
    expect(countVoices(cellsOf(readWav(SPEECH_EN).samples)).voices).toBe('one');
  });

  it.skipIf(NO_CORPUS)(`hears two in a dialogue (${NO_CORPUS ?? 'corpus'})`, () => {
    expect(countVoices(inCorpus('noisy/leopard_dialogue.wav')).voices).toBe('two');
  });

  it.skipIf(NO_CORPUS)(`hears several in a meeting (${NO_CORPUS ?? 'corpus'})`, () => {
    expect(countVoices(inCorpus('noisy/ami_trn03.wav')).voices).toBe('two');
  });

  it.skipIf(NO_CORPUS)(`never claims two in short clips of one (${NO_CORPUS ?? 'corpus'})`, () => {
    for (const name of ['librivox_austen', 'crowd_en_a', 'leopard_es', 'aishell_zh_s0724']) {
      expect(['one', 'unknown']).toContain(countVoices(inCorpus(`clean/${name}.wav`)).voices);
    }
  });
});
