import { afterEach, expect, it, vi } from 'vitest';
import { free } from '../../src-renderer/workers/free.ts';

afterEach(() => vi.unstubAllGlobals());

/** What the browser's does with memory that is given to it. */
class TakingAudioData {
  static open = 0;

  constructor({ transfer = [] }: { readonly transfer?: ArrayBuffer[] }) {
    structuredClone(null, { transfer });
    TakingAudioData.open += 1;
  }

  close(): void {
    TakingAudioData.open -= 1;
  }
}

it('takes the memory away from its owner and keeps none of it', () => {
  vi.stubGlobal('AudioData', TakingAudioData);
  const samples = new Float32Array(1000);
  free(samples.buffer);
  expect(samples).toHaveLength(0);
  expect(TakingAudioData.open).toBe(0);
});

it('does nothing to memory that is gone, nor where there is no AudioData', () => {
  const samples = new Float32Array(10);
  free(samples.buffer);
  expect(samples).toHaveLength(10);
  vi.stubGlobal('AudioData', TakingAudioData);
  free(samples.buffer);
  expect(() => free(samples.buffer)).not.toThrow();
});
