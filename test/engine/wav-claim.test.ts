import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src-renderer/engine/dither.ts';
import { encodeWav } from '../../src-renderer/engine/wav.ts';
import { wavBytesMissing } from '../../src-renderer/engine/wav-claim.ts';

const whole = () => encodeWav(new Float32Array(1000), 16_000, seededRandom(1));

function withDataSize(size: number): Uint8Array {
  const wav = whole();
  new DataView(wav.buffer).setUint32(40, size, true);
  return wav;
}

describe('wavBytesMissing', () => {
  it('is 0 for a whole file and for one with more behind it', () => {
    expect(wavBytesMissing(whole(), 2044)).toBe(0);
    expect(wavBytesMissing(whole(), 5000)).toBe(0);
  });

  it('counts what a cut file lacks, seeing only its start', () => {
    expect(wavBytesMissing(whole().subarray(0, 200), 1044)).toBe(1000);
  });

  it('passes chunks before the sound, padded to even sizes', () => {
    const wav = whole();
    const extra = new Uint8Array([
      ...wav.slice(0, 36),
      0x4c,
      0x49,
      0x53,
      0x54,
      3,
      0,
      0,
      0,
      1,
      2,
      3,
      0,
    ]);
    const file = new Uint8Array([...extra, ...wav.slice(36)]);
    expect(wavBytesMissing(file, file.length)).toBe(0);
    expect(wavBytesMissing(file, file.length - 10)).toBe(10);
  });

  it.each([0, 0x7fff_f000, 0xffff_ffff])('takes a size of %i as unknown', (size) => {
    expect(wavBytesMissing(withDataSize(size), 2044)).toBe(0);
  });

  it('says nothing of other files', () => {
    expect(wavBytesMissing(new TextEncoder().encode('not a recording'), 15)).toBe(0);
    expect(wavBytesMissing(new Uint8Array(0), 0)).toBe(0);
  });
});
