import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockStarts } from '../../src-renderer/engine/block-starts.ts';

describe('BlockStarts', () => {
  it('finds the nearest start', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lengths, fc.nat(2000), (blocks, frame) => {
        const starts = new BlockStarts();
        const all: number[] = [];
        let end = 0;
        for (const length of blocks) {
          starts.add(end, length);
          all.push(end);
          end += length;
        }
        const nearest = starts.nearest(frame);
        if (frame >= end) expect(nearest).toBeNull();
        else {
          const best = Math.min(...all.map((start) => Math.abs(start - frame)));
          expect(Math.abs((nearest ?? Number.NaN) - frame)).toBe(best);
        }
      }),
    );
  });

  it('knows nothing before a scan and after it was cleared', () => {
    const starts = new BlockStarts();
    expect(starts.nearest(0)).toBeNull();
    starts.add(0, 100);
    expect(starts.nearest(10)).toBe(0);
    starts.clear();
    expect(starts.nearest(10)).toBeNull();
  });
});
