import { describe, expect, it } from 'vitest';
import { wavProblem } from '../simulator/wav-check.ts';
import { chunk, extensibleFmt, makeWav, riff } from './make-wav.ts';

const tenSeconds = chunk('data', Buffer.alloc(320_000));

describe('wavProblem', () => {
  it('accepts exactly 10 s and exactly 180 s', () => {
    expect(wavProblem(makeWav({ seconds: 10 }))).toBeNull();
    expect(wavProblem(makeWav({ seconds: 180 }))).toBeNull();
  });

  it('accepts a LIST chunk before the audio, also one of odd size', () => {
    expect(wavProblem(makeWav({ between: chunk('LIST', Buffer.from('INFOISFT')) }))).toBeNull();
    expect(wavProblem(makeWav({ between: chunk('LIST', Buffer.from('INFOx')) }))).toBeNull();
  });

  it('accepts an odd last chunk without its padding byte', () => {
    const whole = makeWav();
    const trailer = chunk('LIST', Buffer.from('odd')).subarray(0, -1);
    expect(wavProblem(riff(whole.subarray(12), trailer).subarray(0, -1))).toBeNull();
  });

  it('accepts the extensible form of PCM and no other', () => {
    expect(wavProblem(riff(extensibleFmt(1), tenSeconds))).toBeNull();
    expect(wavProblem(riff(extensibleFmt(3), tenSeconds))).toBe('it is not PCM');
  });

  it.each([
    ['8 kHz', makeWav({ sampleRate: 8000 }), 'its sample rate is 8000 Hz, not 16000'],
    ['48 kHz', makeWav({ sampleRate: 48_000 }), 'its sample rate is 48000 Hz, not 16000'],
    ['stereo', makeWav({ channels: 2 }), 'it has 2 channels, not 1'],
    ['8 bits', makeWav({ bits: 8 }), 'it has 8 bits a sample, not 16'],
    ['float', makeWav({ tag: 3, bits: 32 }), 'it is not PCM'],
    ['one frame short', makeWav({ seconds: 10 - 1 / 16_000 }), /^it lasts 9.9999 s/],
    ['one frame long', makeWav({ seconds: 180 + 1 / 16_000 }), /^it lasts 180.0001 s/],
    ['no bytes', Buffer.alloc(0), 'it is not a WAV file'],
    ['an MP3', Buffer.from('ID3\x04 and more'), 'it is not a WAV file'],
    ['a bare RIFF head', riff(), 'it needs a fmt chunk followed by a data chunk'],
    ['data before fmt', riff(tenSeconds, extensibleFmt(1)), /needs a fmt chunk followed/],
    ['two data chunks', riff(extensibleFmt(1), tenSeconds, tenSeconds), 'it has two data chunks'],
    ['half a sample', riff(extensibleFmt(1), chunk('data', Buffer.alloc(320_001))), /cut in half/],
    ['a short fmt', riff(chunk('fmt ', Buffer.alloc(14)), tenSeconds), /fmt chunk is too short/],
  ])('refuses %s', (_, wav, problem) => {
    expect(wavProblem(wav)).toMatch(problem);
  });

  it('refuses a data size that is larger than the file', () => {
    const wav = makeWav();
    wav.writeUInt32LE(0x7fffffff, 40);
    expect(wavProblem(wav)).toBe('its data chunk announces 2147483647 bytes where 320000 follow');
  });

  it('refuses a data size that is smaller than the file', () => {
    const wav = makeWav({ seconds: 20 });
    wav.writeUInt32LE(320_001, 40);
    expect(wavProblem(wav)).not.toBeNull();
  });

  it('refuses a file that was cut off or added to', () => {
    const wav = makeWav({ seconds: 20 });
    expect(wavProblem(wav.subarray(0, 400_000))).toMatch(/RIFF header announces/);
    expect(wavProblem(Buffer.concat([wav, Buffer.alloc(4)]))).toMatch(/RIFF header announces/);
  });

  it('refuses a fmt chunk whose rates contradict each other', () => {
    const wav = makeWav();
    wav.writeUInt32LE(64_000, 28);
    expect(wavProblem(wav)).toBe('its fmt chunk contradicts itself');
  });
});
