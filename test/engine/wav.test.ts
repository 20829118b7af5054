import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src-renderer/engine/dither.ts';
import { encodeWav, readWavHeader, WAV_HEADER_BYTES } from '../../src-renderer/engine/wav.ts';
import { tone } from './signals.ts';

describe('encodeWav', () => {
  it('writes exactly 44 bytes and two a sample, and says so', () => {
    const wav = encodeWav(tone(440, 16_000, 16_000), 16_000, seededRandom(1));
    expect(wav).toHaveLength(WAV_HEADER_BYTES + 32_000);
    expect(readWavHeader(wav)).toEqual({
      format: 1,
      channels: 1,
      sampleRate: 16_000,
      bitsPerSample: 16,
      dataBytes: 32_000,
    });
  });

  it('fills the fields that readers derive', () => {
    const view = new DataView(encodeWav(new Float32Array(3), 16_000, seededRandom(1)).buffer);
    expect(view.getUint32(4, true)).toBe(36 + 6);
    expect(view.getUint32(28, true)).toBe(32_000);
    expect(view.getUint16(32, true)).toBe(2);
  });

  it('writes little-endian samples close to the input', () => {
    const input = tone(440, 16_000, 500);
    const view = new DataView(encodeWav(input, 16_000, seededRandom(1)).buffer);
    input.forEach((value, i) => {
      const written = view.getInt16(WAV_HEADER_BYTES + 2 * i, true) / 32_768;
      expect(Math.abs(written - value)).toBeLessThanOrEqual(1.5 / 32_768);
    });
  });

  it('gives the same bytes for the same input and seed', () => {
    const input = tone(200, 16_000, 4000);
    const first = encodeWav(input, 16_000, seededRandom(9));
    expect(encodeWav(input, 16_000, seededRandom(9))).toEqual(first);
  });
});

describe('readWavHeader', () => {
  it('refuses what is not a plain WAV', () => {
    expect(readWavHeader(new Uint8Array(10))).toBeNull();
    expect(readWavHeader(new TextEncoder().encode('not audio '.repeat(20)))).toBeNull();
  });

  it('reads from a view that does not start its buffer', () => {
    const wav = encodeWav(new Float32Array(1), 16_000, seededRandom(1));
    const shifted = new Uint8Array(wav.length + 3);
    shifted.set(wav, 3);
    expect(readWavHeader(shifted.subarray(3))?.dataBytes).toBe(2);
  });
});
