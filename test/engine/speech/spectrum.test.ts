import { describe, expect, it } from 'vitest';
import { BINS, magnitudePair, WINDOW } from '../../../src-renderer/engine/speech/spectrum.ts';

describe('magnitudePair', () => {
  it('equals the sum that defines it, for both windows', () => {
    const samples = Float64Array.from({ length: 500 }, (_, i) => Math.sin(i * i * 0.001) + 0.1);
    const out = new Float64Array(BINS * 2);
    magnitudePair(samples, 3, 200, out, 0, 2);
    for (const [column, start] of [3, 200].entries()) {
      for (const bin of [0, 1, 17, 64, 127, 128]) {
        let [re, im] = [0, 0];
        for (let i = 0; i < WINDOW; i += 1) {
          const turn = (2 * Math.PI * i) / WINDOW;
          const value = (0.5 - 0.5 * Math.cos(turn)) * (samples[start + i] ?? 0);
          re += value * Math.cos(turn * bin);
          im -= value * Math.sin(turn * bin);
        }
        expect(out[bin * 2 + column]).toBeCloseTo(Math.hypot(re, im), 9);
      }
    }
  });
});
