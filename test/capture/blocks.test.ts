import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockCutter } from '../../src-renderer/capture/block-cutter.ts';
import { toPcm24 } from '../../src-renderer/capture/pcm24.ts';

describe('BlockCutter', () => {
  it('loses and changes nothing, whatever the pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 40 }), (lengths) => {
        const cutter = new BlockCutter(1_000);
        const heard: number[] = [];
        const cut: number[] = [];
        for (const length of lengths) {
          const piece = Float32Array.from({ length }, (_, i) => heard.length + i);
          heard.push(...piece);
          const block = cutter.add(piece);
          if (block) expect(block).toHaveLength(250);
          cut.push(...(block ?? []));
        }
        expect([...cut, ...cutter.rest()]).toEqual(heard);
        expect(cutter.rest()).toHaveLength(0);
      }),
    );
  });
});

describe('toPcm24', () => {
  it('writes little-endian integers and clamps what is too loud', () => {
    const bytes = Buffer.from(toPcm24(Float32Array.of(0, 0.5, -0.5, 1, -1, 2)));
    const values = [0, 1, 2, 3, 4, 5].map((i) => bytes.readIntLE(i * 3, 3));
    expect(values).toEqual([0, 4_194_304, -4_194_303, 8_388_607, -8_388_607, 8_388_607]);
  });
});
