import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src-renderer/engine/dither.ts';
import {
  interSamplePeaks,
  truePeak,
} from '../../../src-renderer/engine/filters/inter-sample-peaks.ts';
import { noise } from '../treatments/noises.ts';

const decibels = (value: number) => 20 * Math.log10(value);

function sine(cyclesPerSample: number, phase: number): Float32Array {
  return Float32Array.from({ length: 4000 }, (_, i) => {
    const fade = Math.min(1, i / 400, (3999 - i) / 400);
    return 0.5 * fade * Math.sin(2 * Math.PI * (cyclesPerSample * i + phase));
  });
}

describe('truePeak', () => {
  it('reads sines of any phase at most 0.1 dB too high, and too low by what the grid misses', () => {
    for (const cycles of [0.01, 0.1, 0.2, 0.25, 0.333, 0.4, 0.42]) {
      for (const phase of [0, 0.05, 0.125, 0.2, 0.25]) {
        const error = decibels(truePeak(sine(cycles, phase)) / 0.5);
        const missed = decibels(Math.cos((Math.PI * cycles) / 4));
        expect(error, `${cycles} cycles, phase ${phase}`).toBeLessThan(0.1);
        expect(error, `${cycles} cycles, phase ${phase}`).toBeGreaterThan(missed - 0.1);
      }
    }
  });

  it('finds the 3 dB that samples of a quarter-rate sine do not show', () => {
    const samples = sine(0.25, 0.125);
    expect(decibels(samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0) / 0.5)).toBeLessThan(-3);
    expect(decibels(truePeak(samples) / 0.5)).toBeCloseTo(0, 1);
  });

  it('is 0 for silence and for nothing', () => {
    expect(truePeak(new Float32Array(100))).toBe(0);
    expect(truePeak(new Float32Array(0))).toBe(0);
  });
});

describe('interSamplePeaks', () => {
  it('finds with a threshold everything above it that it finds without', () => {
    const samples = noise(5000, 0.8, seededRandom(2));
    const all = interSamplePeaks(samples, 0);
    const some = interSamplePeaks(samples, 0.7);
    all.forEach((peak, i) => {
      if (peak > 0.7) expect(some[i]).toBe(peak);
    });
  });
});
