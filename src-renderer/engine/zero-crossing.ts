/**
 * The zero crossing that is nearest to a sample, where a cut does not click.
 *
 * @param samples mono
 * @param index where one is looked for
 * @returns the index of the first sample behind the crossing, or `index` when there is none
 */
export function nearestZeroCrossing(samples: Float32Array, index: number): number {
  for (let distance = 0; distance < samples.length; distance++) {
    if (crosses(samples, index - distance)) return index - distance;
    if (crosses(samples, index + distance)) return index + distance;
  }
  return index;
}

/** Whether the sign changes from the sample before to this one. */
function crosses(samples: Float32Array, index: number): boolean {
  if (index < 1 || index >= samples.length) return false;
  return samples[index - 1]! < 0 !== samples[index]! < 0;
}
