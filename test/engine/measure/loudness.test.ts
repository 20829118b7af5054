import { describe, expect, it } from 'vitest';
import { integratedLoudness } from '../../../src-renderer/engine/measure/loudness.ts';
import { truePeakDbtp } from '../../../src-renderer/engine/measure/true-peak.ts';
import { tone } from '../signals.ts';
import { gusts } from './gusts.ts';

/**
 * What ffmpeg 5.1 says of ten seconds of gusts (seed 1, second channel seed 2) as a 32-bit float WAV:
 * `ffmpeg -i gusts.wav -af ebur128=peak=true -f null -`, lines "I" and "Peak", which it rounds to 0.1.
 */
const GOLDEN = [
  { sampleRate: 8000, channels: 1, lufs: -11.9, dbtp: 0.2 },
  { sampleRate: 16_000, channels: 1, lufs: -11.5, dbtp: 1.6 },
  { sampleRate: 22_050, channels: 1, lufs: -11.2, dbtp: 1.2 },
  { sampleRate: 44_100, channels: 2, lufs: -8.3, dbtp: 1.4 },
  { sampleRate: 48_000, channels: 1, lufs: -11.1, dbtp: 1.3 },
  { sampleRate: 96_000, channels: 2, lufs: -8.2, dbtp: 1.4 },
];

describe.each(GOLDEN)('at $sampleRate Hz with $channels channels', (golden) => {
  const channels = Array.from({ length: golden.channels }, (_, i) =>
    gusts(golden.sampleRate, 10, i + 1),
  );

  it('measures the loudness that ffmpeg measures', () => {
    const lufs = integratedLoudness(channels, golden.sampleRate) ?? Number.NaN;
    expect(Math.abs(lufs - golden.lufs)).toBeLessThan(0.1);
  });

  it('measures the true peak that ffmpeg measures', () => {
    expect(Math.abs(truePeakDbtp(channels) - golden.dbtp)).toBeLessThan(0.1);
  });
});

describe('integratedLoudness', () => {
  it('gives −3.01 LUFS for a 997 Hz sine of full scale, as the recommendation says', () => {
    expect(integratedLoudness([tone(997, 48_000, 480_000, 1)], 48_000)).toBeCloseTo(-3.01, 1);
  });

  it('does not let pauses lower it', () => {
    const speech = tone(500, 16_000, 160_000, 0.1);
    const half = speech.map((value, i) => (i < 80_000 ? value : value / 1000));
    const whole = integratedLoudness([speech], 16_000) ?? 0;
    expect(integratedLoudness([half], 16_000)).toBeCloseTo(whole, 0);
  });

  it('has nothing to say about silence and about less than 400 ms', () => {
    expect(integratedLoudness([new Float32Array(48_000)], 48_000)).toBeNull();
    expect(integratedLoudness([tone(997, 48_000, 10_000)], 48_000)).toBeNull();
    expect(integratedLoudness([], 48_000)).toBeNull();
  });
});

describe('truePeakDbtp', () => {
  it('finds the peak that lies between two samples', () => {
    // A quarter of the rate, 45° off: every sample lies 3 dB below the peak. Faded, to have no edges.
    const wave = Float32Array.from({ length: 4800 }, (_, i) => {
      const fade = Math.sin((Math.PI * i) / 4799);
      return 0.5 * fade * Math.sin((Math.PI / 2) * i + Math.PI / 4);
    });
    expect(truePeakDbtp([wave])).toBeCloseTo(-6.02, 1);
  });

  it('takes the higher channel', () => {
    const [quiet, loud] = [tone(300, 16_000, 1600, 0.1), tone(300, 16_000, 1600, 0.5)];
    expect(truePeakDbtp([quiet, loud])).toBe(truePeakDbtp([loud]));
  });

  it('is −120 dBTP for silence and for nothing', () => {
    expect(truePeakDbtp([new Float32Array(100)])).toBe(-120);
    expect(truePeakDbtp([])).toBe(-120);
  });
});
