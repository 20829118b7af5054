/**
 * The constant offset of a recording, as a share of full scale (0–1): the largest channel's mean.
 *
 * @param channels full scale ±1; 0 for none and for empty ones
 */
export function dcOffset(channels: readonly Float32Array[]): number {
  return channels.reduce((largest, samples) => Math.max(largest, Math.abs(mean(samples))), 0);
}

function mean(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i]!;
  return samples.length === 0 ? 0 : sum / samples.length;
}
