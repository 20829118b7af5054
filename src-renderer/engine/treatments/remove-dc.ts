/** 5 periods of 50 Hz and 6 of 60 Hz: mains hum has no mean over a block. */
const BLOCK_SECONDS = 0.1;
/** A third of a 16-bit step; a smaller offset is the rounding of the source. */
const SMALLEST_OFFSET = 1e-5;

/**
 * Measures a constant offset: the median of the means of blocks of 100 ms.
 *
 * A voice has no mean over a block that spans many of its periods; a thump, a breath into the
 * microphone or a cut edge spoils the mean of a few blocks, but not their median.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @returns full scale ±1; 0 for no samples
 */
function findDcOffset(samples: Float32Array, sampleRate: number): number {
  const block = Math.max(1, Math.min(samples.length, Math.round(sampleRate * BLOCK_SECONDS)));
  const means: number[] = [];
  for (let start = 0; start + block <= samples.length; start += block) {
    let sum = 0;
    for (let i = start; i < start + block; i++) sum += samples[i]!;
    means.push(sum / block);
  }
  means.sort((a, b) => a - b);
  const middle = means.length >> 1;
  const upper = means[middle] ?? 0;
  return means.length % 2 === 1 ? upper : (upper + (means[middle - 1] ?? upper)) / 2;
}

/**
 * Removes a constant offset by subtracting it: no filter, so no transient and no change of any other
 * frequency. An offset below −100 dBFS is left alone. What wanders slowly is the low-cut's to remove.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @returns a new array of the same length and the offset that was taken off; without one, `samples` and 0
 */
export function removeDc(
  samples: Float32Array,
  sampleRate: number,
): { readonly samples: Float32Array; readonly offset: number } {
  const offset = findDcOffset(samples, sampleRate);
  if (Math.abs(offset) < SMALLEST_OFFSET) return { samples, offset: 0 };
  const centred = new Float32Array(samples);
  for (let i = 0; i < centred.length; i++) centred[i]! -= offset;
  return { samples: centred, offset };
}
