import { describe, expect, it } from 'vitest';
import { wavePath } from '../../src-renderer/ui/take-wave.ts';

describe('wavePath', () => {
  it('is as wide as the take is long, a bar a column', () => {
    expect(wavePath(new Array(50).fill(0.5), 100, 20).match(/M/g)).toHaveLength(10);
    expect(wavePath([], 100, 20)).toBe('');
  });

  it('draws each peak once at most, the highest of a column', () => {
    expect(wavePath([0, 1, 0, 0], 4, 2)).toMatch(/^M0\.2 0\.0h0\.6v100\.0h-0\.6z.+v1\.\dh-0\.6z$/);
  });

  it('never draws beyond its width', () => {
    expect(wavePath(new Array(120).fill(0.5), 100, 20).match(/M/g)).toHaveLength(20);
  });
});
