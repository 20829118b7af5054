import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMp3Frames } from '../../src-renderer/engine/mp3-frames.ts';

const mp3 = new Uint8Array(readFileSync(new URL('../fixtures/speech-it.mp3', import.meta.url)));

describe('findMp3Frames', () => {
  it('finds the same frames wherever the piece begins', () => {
    const first = findMp3Frames(mp3.subarray(20_000, 28_000), 4);
    expect(first).not.toBeNull();
    const start = 20_000 + (first?.start ?? 0);
    const again = findMp3Frames(mp3.subarray(start), 4);
    expect(again).toEqual({ start: 0, end: (first?.end ?? 0) - (first?.start ?? 0) });
    const next = findMp3Frames(mp3.subarray(start + 1), 4);
    expect(next?.start).toBeGreaterThan(20);
  });

  it('finds none in noise, in a cut frame, or at the end', () => {
    const noise = Uint8Array.from(
      { length: 20_000 },
      (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255,
    );
    expect(findMp3Frames(noise, 4)).toBeNull();
    expect(findMp3Frames(mp3.subarray(20_000, 20_200), 4)).toBeNull();
    expect(findMp3Frames(new Uint8Array(0), 4)).toBeNull();
  });
});
