import { truePeak } from '../filters/inter-sample-peaks.ts';
import { SILENCE_DB } from './decibels.ts';

/**
 * True peak in dBTP by four-fold oversampling (ITU-R BS.1770-5, annex 2).
 *
 * @param channels full scale ±1; the highest channel counts
 * @returns dB over full scale; −120 for silence
 */
export function truePeakDbtp(channels: readonly Float32Array[]): number {
  const peak = channels.reduce((highest, samples) => Math.max(highest, truePeak(samples)), 0);
  return peak > 1e-6 ? 20 * Math.log10(peak) : SILENCE_DB;
}
