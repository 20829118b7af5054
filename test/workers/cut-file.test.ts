import { describe, expect, it } from 'vitest';
import { checkForCut } from '../../src-renderer/workers/cut-file.ts';
import { fixture } from './fixtures.ts';

describe('checkForCut', () => {
  it.each([
    'speech-en.wav',
    'speech-en.opus',
    'speech-en.webm',
    'video-without-sound.webm',
    'speech-es.m4a',
    'speech-it.mp3',
    'empty.mp3',
  ])('leaves the whole file %s as it is', async (name) => {
    const file = fixture(name);
    expect(await checkForCut(file)).toEqual({ readable: file, damage: null });
  });

  it('says how much of a WAV is missing', async () => {
    const { damage } = await checkForCut(fixture('truncated.wav'));
    expect(damage).toContain('368044 bytes');
  });

  it('takes the piece of a page off a cut Ogg', async () => {
    const whole = fixture('speech-en.opus');
    const { readable, damage } = await checkForCut(whole.slice(0, Math.floor(whole.size * 0.7)));
    expect(damage).toContain('cut off');
    expect(await checkForCut(readable)).toMatchObject({ damage: null });
    expect(readable.size).toBeGreaterThan(whole.size * 0.6);
  });
});
