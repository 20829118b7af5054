import { describe, expect, it } from 'vitest';
import { decodePeaks, encodePeaks, type StoredPeaks } from '../../src-renderer/engine/peak-file.ts';

const stored: StoredPeaks = {
  sampleRate: 44_100,
  frames: 476_280_001,
  endedEarly: 'die Daten enden — früh',
  damagedPlaces: 3,
  peaks: {
    firstBin: 0,
    max: Float32Array.of(0.5, 1.2, 0, 1e-6),
    min: Float32Array.of(-0.25, -1, -1e-6, 0),
  },
  starts: Int32Array.of(-1024, 1024, 465_117, 600),
};

describe('the peak file', () => {
  it('keeps everything, and sound as sound', () => {
    const read = decodePeaks(encodePeaks(stored));
    expect({ ...read, peaks: null }).toEqual({ ...stored, peaks: null });
    stored.peaks.max.forEach((value, i) => {
      expect(read?.peaks.max[i]).toBeGreaterThanOrEqual(value - 1e-7);
      expect(read?.peaks.max[i]).toBeLessThan(value + 1e-4);
    });
    expect(read?.peaks.min[2]).toBeLessThan(0);
    expect(read?.peaks.max[2]).toBe(0);
  });

  it('is read wherever it lies in a buffer', () => {
    const bytes = encodePeaks({ ...stored, endedEarly: null });
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(decodePeaks(moved.subarray(3))).toMatchObject({ frames: 476_280_001, endedEarly: null });
  });

  it('refuses whatever was changed, cut off or made by another version', () => {
    const bytes = encodePeaks(stored);
    for (let i = 0; i < bytes.length; i++) {
      const damaged = bytes.slice();
      damaged[i] = (damaged[i] ?? 0) ^ 16;
      expect(decodePeaks(damaged), `byte ${i}`).toBeNull();
      expect(decodePeaks(bytes.subarray(0, i))).toBeNull();
    }
  });
});
