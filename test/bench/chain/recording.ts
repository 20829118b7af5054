import { Resampler } from '../../../src-renderer/engine/resample.ts';
import { speech } from '../../engine/denoise/model.ts';
import { join } from '../../engine/signals.ts';

export const RATE = 48_000;
export const SECONDS = 180;

/** The committed speech at 48 kHz, over and over. */
export function recording(): Float32Array {
  const resampler = new Resampler(16_000, RATE);
  const pattern = join([resampler.push(speech()), resampler.finish()]);
  return Float32Array.from({ length: RATE * SECONDS }, (_, i) => pattern[i % pattern.length] ?? 0);
}

/** Of all threads since then. */
export function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
