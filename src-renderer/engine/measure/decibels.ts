import { nthSmallest } from '../nth-smallest.ts';

/** What digital silence counts as: below the dither of any 16-bit file, and still a number. */
export const SILENCE_DB = -120;

/** Power (full scale = 1) in dB, never below `SILENCE_DB`. */
export function powerDb(power: number): number {
  return power > 1e-12 ? 10 * Math.log10(power) : SILENCE_DB;
}

/** Mean square of samples[from, to); 0 for an empty stretch. */
export function meanPower(samples: Float32Array, from = 0, to = samples.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!;
  return to > from ? sum / (to - from) : 0;
}

/**
 * The value that `share` (0–1) of the values lie below; 0.5 is the median.
 *
 * @returns NaN without values
 */
export function percentile(values: ArrayLike<number>, share: number): number {
  const place = Math.round(share * (values.length - 1));
  return nthSmallest(new Float64Array(values), place) ?? Number.NaN;
}
