import { type Click, findClicks } from './find-clicks.ts';
import { repairGap } from './repair-gap.ts';

/** Order of the model that fills a gap: 2 ms at 16 kHz, enough for a voice's resonances. */
const ORDER = 32;
/** What a click disturbed without standing out. */
const MARGIN = 2;

/**
 * Repairs single clicks, each over the 2 ms at most that it lasts; every other sample stays as it is.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param sensitivity 0–1, more finds fainter clicks
 * @returns a new array of the same length and what was repaired (clicks at the very edges are left); without
 *   clicks, `samples` and nothing
 */
export function deClick(
  samples: Float32Array,
  sampleRate: number,
  sensitivity: number,
): { readonly samples: Float32Array; readonly repaired: readonly Click[] } {
  const clicks = findClicks(samples, sampleRate, sensitivity);
  if (clicks.length === 0) return { samples, repaired: [] };
  const repairedSamples = new Float32Array(samples);
  const repaired: Click[] = [];
  for (const click of clicks) {
    const gap = { start: click.start - MARGIN, end: click.end + MARGIN };
    if (repairGap(repairedSamples, gap.start, gap.end, ORDER)) repaired.push(gap);
  }
  return { samples: repairedSamples, repaired };
}
