/** Over this long a voice's power is one, and a hum's is constant: 3 periods at least. */
const POWER_SECONDS = 0.06;
/** −120 dBFS: digital silence counts no more than this. */
const FLOOR = 1e-12;

/**
 * How much each sample tells about what goes on behind the voice: the inverse of the mean power around
 * it. A pause outweighs the words around it.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 */
export function quietWeights(samples: Float64Array, sampleRate: number): Float64Array {
  const half = Math.max(1, Math.round((POWER_SECONDS * sampleRate) / 2));
  const weights = new Float64Array(samples.length);
  let sum = 0;
  for (let i = -half; i < samples.length; i++) {
    const entering = samples[i + half] ?? 0;
    const leaving = samples[i - half - 1] ?? 0;
    sum = Math.max(0, sum + entering * entering - leaving * leaving);
    if (i >= 0) weights[i] = 1 / (sum / (2 * half + 1) + FLOOR);
  }
  return weights;
}
