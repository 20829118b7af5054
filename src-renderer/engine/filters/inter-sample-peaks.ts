import { kaiserWindow, sinc } from './kaiser.ts';

/** Taps on each side of a point between samples. */
const SIDE = 12;
const PHASES = 4;
/**
 * Kaiser's β of the interpolator: it reads no more than 0.1 dB too high up to 0.84 of half the rate.
 * The grid itself can miss 0.11 dB of a sine at 0.2 of the rate and 0.43 dB at 0.4, where a voice has
 * little; BS.1770 allows 0.69 dB.
 */
const WINDOW = kaiserWindow(5);

/** One row of taps for each point between samples, and how far above its inputs a row can reach. */
const ROWS = Array.from({ length: PHASES - 1 }, (_, i) => interpolator((i + 1) / PHASES));
const REACH = Math.max(...ROWS.map((row) => row.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/**
 * The highest magnitude at and around each sample, on a grid of 4 points a sample (ITU-R BS.1770-5,
 * annex 2): the peak a converter or an encoder meets between samples counts for both neighbours.
 *
 * Only where the true value can pass `threshold` is it computed; elsewhere the sample's own magnitude
 * stands, which is all a limiter needs and ten times as fast on speech.
 *
 * @param samples full scale ±1
 * @param threshold full scale 1; 0 computes every point
 */
export function interSamplePeaks(samples: Float32Array, threshold: number): Float32Array {
  const peaks = samples.map(Math.abs);
  for (const { start, end } of loudRanges(samples, threshold / REACH)) {
    for (let i = start; i < end; i++) {
      let peak = 0;
      for (const row of ROWS) peak = Math.max(peak, Math.abs(interpolate(samples, i, row)));
      if (peak > peaks[i]!) peaks[i] = peak;
      if (i + 1 < peaks.length && peak > peaks[i + 1]!) peaks[i + 1] = peak;
    }
  }
  return peaks;
}

/** The true peak of a whole signal, full scale 1. */
export function truePeak(samples: Float32Array): number {
  let loudest = 0;
  for (const value of samples) loudest = Math.max(loudest, Math.abs(value));
  for (const peak of interSamplePeaks(samples, loudest)) loudest = Math.max(loudest, peak);
  return loudest;
}

/** Ranges whose interpolated values take part in a sample that is loud enough. */
function loudRanges(
  samples: Float32Array,
  threshold: number,
): { readonly start: number; end: number }[] {
  const ranges: { readonly start: number; end: number }[] = [];
  let last: { readonly start: number; end: number } | undefined;
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i]!) < threshold) continue;
    const start = Math.max(0, i - SIDE);
    const end = Math.min(samples.length, i + SIDE);
    if (last !== undefined && start <= last.end) last.end = end;
    else {
      last = { start, end };
      ranges.push(last);
    }
  }
  return ranges;
}

/** The value between sample i and the next. */
function interpolate(samples: Float32Array, i: number, row: Float64Array): number {
  const first = i - SIDE + 1;
  const from = Math.max(0, -first);
  const to = Math.min(row.length, samples.length - first);
  let sum = 0;
  for (let k = from; k < to; k++) sum += row[k]! * samples[first + k]!;
  return sum;
}

/** Taps of a windowed sinc at a fraction of a sample after the middle one, with a sum of 1. */
function interpolator(fraction: number): Float64Array {
  const taps = Float64Array.from({ length: 2 * SIDE }, (_, k) => {
    const x = k - SIDE + 1 - fraction;
    return WINDOW(x / SIDE) * sinc(x);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
