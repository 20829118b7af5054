/**
 * Fits x[n] ≈ −Σ a[k]·x[n − k] (k = 1…order) by the autocorrelation method with a Hann window
 * (J. Makhoul, "Linear prediction: a tutorial review", Proc. IEEE 63:4, 1975; Levinson and Durbin).
 *
 * @returns a[0] = 1, a[1], …, a[order]; [1, 0, …] for silence
 */
export function autoregression(samples: Float32Array, order: number): Float64Array {
  const length = samples.length;
  const windowed = Float64Array.from(samples, (value, i) => {
    return value * (0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length));
  });
  const correlation = new Float64Array(order + 1);
  for (let lag = 0; lag <= order; lag++) {
    let sum = 0;
    for (let i = lag; i < length; i++) sum += windowed[i]! * windowed[i - lag]!;
    correlation[lag] = sum;
  }
  // White noise 90 dB down keeps the recursion stable on tones and on band-limited sound.
  correlation[0]! *= 1 + 1e-9;
  return levinson(correlation);
}

function levinson(correlation: Float64Array): Float64Array {
  const order = correlation.length - 1;
  const a = new Float64Array(order + 1);
  a[0] = 1;
  let error = correlation[0]!;
  for (let k = 1; k <= order && error > 0; k++) {
    let sum = correlation[k]!;
    for (let i = 1; i < k; i++) sum += a[i]! * correlation[k - i]!;
    const reflection = -sum / error;
    for (let i = 1; i <= k >> 1; i++) {
      const front = a[i]!;
      const back = a[k - i]!;
      a[i] = front + reflection * back;
      a[k - i] = back + reflection * front;
    }
    a[k] = reflection;
    error *= 1 - reflection * reflection;
  }
  return a;
}

/** What prediction does not explain: e[n] = Σ a[k]·x[n − k], for n from the order on; before, 0. */
export function predictionError(samples: Float32Array, a: Float64Array): Float32Array {
  const errors = new Float32Array(samples.length);
  for (let n = a.length - 1; n < samples.length; n++) {
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum += a[k]! * samples[n - k]!;
    errors[n] = sum;
  }
  return errors;
}
