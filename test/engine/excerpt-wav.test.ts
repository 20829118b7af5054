import { describe, expect, it } from 'vitest';
import { encodeExcerpt } from '../../src-renderer/engine/excerpt-wav.ts';
import { readWavHeader } from '../../src-renderer/engine/wav.ts';

/** Whole numbers of steps of so many bits. */
function steps(bits: number, ...values: number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(values, (value) => value / 2 ** (bits - 1));
}

function dataOf(wav: Uint8Array): DataView {
  return new DataView(wav.buffer, wav.byteOffset + 44);
}

describe('encodeExcerpt', () => {
  it('writes 16 bits where that loses nothing', () => {
    const wav = encodeExcerpt([steps(16, -32_768, 0, 32_767), steps(16, 1, -1, 2)], 44_100);
    expect(readWavHeader(wav)).toEqual({
      format: 1,
      channels: 2,
      sampleRate: 44_100,
      bitsPerSample: 16,
      dataBytes: 12,
    });
    const values = [0, 2, 4, 6, 8, 10].map((at) => dataOf(wav).getInt16(at, true));
    expect(values).toEqual([-32_768, 1, 0, -1, 32_767, 2]);
  });

  it('writes 24 bits where those are needed', () => {
    const values = [-8_388_608, -1, 0, 1, 70_000, 8_388_607];
    const wav = encodeExcerpt([steps(24, ...values)], 48_000);
    expect(readWavHeader(wav)).toMatchObject({ format: 1, bitsPerSample: 24, dataBytes: 18 });
    const view = dataOf(wav);
    const back = values.map((_, i) => view.getUint8(3 * i) + view.getInt16(3 * i + 1, true) * 256);
    expect(back).toEqual(values);
  });

  it('writes floats for everything else, also beyond full scale', () => {
    const samples = Float32Array.from([0.1, -1.5, 1]);
    const wav = encodeExcerpt([samples], 8_000);
    expect(readWavHeader(wav)).toMatchObject({ format: 3, bitsPerSample: 32, dataBytes: 12 });
    const back = [0, 4, 8].map((at) => dataOf(wav).getFloat32(at, true));
    expect(back).toEqual([...samples]);
  });
});
