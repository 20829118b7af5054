import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingFloats } from '../../src-renderer/engine/growing-floats.ts';

describe('GrowingFloats', () => {
  it('keeps everything that is appended, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.float32Array({ maxLength: 3000 }), { maxLength: 20 }), (parts) => {
        const floats = new GrowingFloats();
        for (const part of parts) floats.append(part);
        expect([...floats.view()]).toEqual(parts.flatMap((part) => [...part]));
      }),
      { numRuns: 30 },
    );
  });

  it('extends with zeros', () => {
    const floats = new GrowingFloats();
    floats.append(Float32Array.of(1));
    floats.extend(10_000);
    expect(floats.length).toBe(10_000);
    expect(floats.view().reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it('gives away what it holds and begins anew', () => {
    const floats = new GrowingFloats();
    floats.append(Float32Array.of(1, 2));
    expect([...floats.take()]).toEqual([1, 2]);
    floats.append(Float32Array.of(3));
    expect([...floats.view()]).toEqual([3]);
  });

  it('never shows more than its length', () => {
    const floats = new GrowingFloats();
    floats.append(Float32Array.of(1, 2));
    expect(floats.view(0, 100)).toHaveLength(2);
    expect(floats.view(50, 100)).toHaveLength(0);
  });
});
