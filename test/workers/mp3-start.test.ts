import { describe, expect, it } from 'vitest';
import { mp3BehindStart } from '../../src-renderer/workers/mp3-start.ts';
import { fixture } from './fixtures.ts';

const whole = fixture('speech-it.mp3');
const headerOf = async (blob: Blob) => new Uint8Array(await blob.slice(0, 2).arrayBuffer());

describe('mp3BehindStart', () => {
  it('begins with the first whole frame of what was cut out of a stream', async () => {
    const rest = await mp3BehindStart(whole.slice(20_001));
    expect(rest?.size).toBeLessThan(whole.size - 20_001);
    expect(rest?.size).toBeGreaterThan(whole.size - 22_000);
    expect(await headerOf(rest ?? new Blob())).toEqual(Uint8Array.of(0xff, 0xfb));
  });

  it('finds the sound behind a tag whose size is wrong, or whose sound does not begin there', async () => {
    const tag = (size: number) => Uint8Array.of(0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, size);
    const sound = whole.slice(20);
    for (const size of [3, 127]) {
      const art = new Blob([tag(size), new Uint8Array(90_000), sound]);
      const rest = await mp3BehindStart(art);
      expect(rest?.size).toBe(sound.size);
    }
  });

  it('finds nothing in an MP3 that begins as it should, nor in other files', async () => {
    expect(await mp3BehindStart(whole.slice(20))).toBeNull();
    for (const name of ['not-audio.wav', 'speech-es.m4a', 'empty.mp3', 'speech-en.wma']) {
      expect(await mp3BehindStart(fixture(name)), name).toBeNull();
    }
  });
});
