import { describe, expect, it } from 'vitest';
import {
  heightOf,
  SPECTROGRAM_ROWS,
  spectrogram,
  spectrogramWindow,
} from '../../../src-renderer/engine/measure/spectrogram.ts';

const RATE = 16_000;

function tone(hertz: number, amplitude: number, seconds = 1): Float32Array {
  const at = (_: unknown, i: number) => amplitude * Math.sin((2 * Math.PI * hertz * i) / RATE);
  return Float32Array.from({ length: RATE * seconds }, at);
}

/** One column from the middle of a second of sound. */
function columnOf(samples: Float32Array, loudest = 1): Uint8Array {
  const sound = { channels: [samples], sampleRate: RATE, loudest };
  return spectrogram(sound, { first: RATE / 2, step: 1, count: 1 });
}

describe('a spectrogram’s column', () => {
  it.each([200, 1000, 3000, 7000])('is loudest at the height of a tone of %d Hz', (hertz) => {
    const column = columnOf(tone(hertz, 1));
    const row = column.indexOf(Math.max(...column));
    expect(Math.abs((row + 0.5) / SPECTROGRAM_ROWS - heightOf(hertz, RATE))).toBeLessThan(0.012);
  });

  it('gives a full tone the highest level and one 39 dB below half of it', () => {
    // On a bin of the window, where a Hann window loses nothing.
    const hertz = (64 * RATE) / spectrogramWindow(RATE);
    expect(Math.max(...columnOf(tone(hertz, 1)))).toBe(255);
    const quiet = Math.max(...columnOf(tone(hertz, 10 ** (-39 / 20))));
    expect(Math.abs(quiet - 127.5)).toBeLessThanOrEqual(1);
  });

  it('counts from the loudest of the recording', () => {
    const hertz = (64 * RATE) / spectrogramWindow(RATE);
    expect(Math.max(...columnOf(tone(hertz, 0.1), 0.1))).toBe(255);
  });

  it('is empty where it is silent, and beyond the sound', () => {
    expect(Math.max(...columnOf(new Float32Array(RATE)))).toBe(0);
    const sound = { channels: [tone(500, 1)], sampleRate: RATE, loudest: 1 };
    const columns = spectrogram(sound, { first: 3 * RATE, step: 10, count: 2 });
    expect(columns).toHaveLength(2 * SPECTROGRAM_ROWS);
    expect(Math.max(...columns)).toBe(0);
  });

  it('stands for its own moment', () => {
    const samples = new Float32Array(2 * RATE);
    samples.set(tone(1000, 1), RATE);
    const sound = { channels: [samples], sampleRate: RATE, loudest: 1 };
    const columns = spectrogram(sound, { first: RATE / 2, step: RATE, count: 2 });
    expect(Math.max(...columns.subarray(0, SPECTROGRAM_ROWS))).toBe(0);
    expect(Math.max(...columns.subarray(SPECTROGRAM_ROWS))).toBeGreaterThan(240);
  });
});

describe('the window', () => {
  it.each([
    [8000, 256],
    [16_000, 512],
    [44_100, 2048],
    [48_000, 2048],
  ])('at %d Hz has %d frames', (rate, frames) => {
    expect(spectrogramWindow(rate)).toBe(frames);
  });
});
