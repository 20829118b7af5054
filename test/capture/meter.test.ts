import { describe, expect, it } from 'vitest';
import { type LevelReading, Meter } from '../../src-renderer/capture/meter.ts';

const RATE = 44_100;
const PIECE = 128;

/** What a meter reads of a mono sound that comes in pieces, as the audio thread gets it. */
function readingsOf(samples: Float32Array): LevelReading[] {
  const meter = new Meter(RATE);
  const readings: LevelReading[] = [];
  for (let start = 0; start < samples.length; start += PIECE) {
    const piece = samples.subarray(start, start + PIECE);
    const reading = meter.add(piece, [piece]);
    if (reading) readings.push(reading);
  }
  return readings;
}

function tone(seconds: number, amplitude: number): Float32Array {
  return Float32Array.from({ length: seconds * RATE }, (_, i) => amplitude * Math.sin(i * 0.05));
}

describe('Meter', () => {
  it('gives twenty readings a second at any rate', () => {
    expect(readingsOf(tone(10, 0.5))).toHaveLength(200);
  });

  it('reads the peak and the power of a tone', () => {
    for (const { peak, power, clipped } of readingsOf(tone(1, 0.5))) {
      expect(peak).toBeCloseTo(0.5, 3);
      expect(power).toBeCloseTo(0.125, 2);
      expect(clipped).toBe(false);
    }
  });

  it('forgets a loud moment after its reading', () => {
    const samples = tone(1, 0.1);
    samples[10] = -0.9;
    const [first, second] = readingsOf(samples);
    expect(first?.peak).toBeCloseTo(0.9);
    expect(second?.peak).toBeCloseTo(0.1, 3);
  });

  it.each([
    ['one sample at full scale is no clipping', [1], false],
    ['two are none either', [1, 1], false],
    ['three in a row are', [1, 0.9995, 1], true],
    ['of either sign', [-1, -1, -1], true],
    ['a loud word that stays below is not', [0.99, 0.99, 0.99, 0.99], false],
  ])('%s', (_what, loud, expected) => {
    const samples = tone(0.1, 0.2);
    samples.set(loud, 500);
    expect(readingsOf(samples).some(({ clipped }) => clipped)).toBe(expected);
  });

  it('sees clipping that goes on from one piece to the next', () => {
    const samples = tone(0.1, 0.2);
    samples.set([1, 1, 1], PIECE - 1);
    expect(readingsOf(samples)[0]?.clipped).toBe(true);
  });

  it('sees a channel clip that the mix hides', () => {
    const meter = new Meter(RATE);
    const clipping = new Float32Array(4_000).fill(1);
    const reading = meter.add(
      clipping.map((sample) => sample / 2),
      [clipping, new Float32Array(4_000)],
    );
    expect(reading).toMatchObject({ peak: 0.5, clipped: true });
  });
});
