/**
 * Fits x[n] ≈ −Σ a[k]·x[n − k] (k = 1…order) by the autocorrelation method with a Hann window
 * (J. Makhoul, "Linear prediction: a tutorial review", Proc. IEEE 63:4, 1975; Levinson and Durbin).
 *
 * @returns a[0] = 1, a[1], …, a[order]; [1, 0, …] for silence
 */
export function autoregression(samples: Float32Array, order: number): Float64Array {
  const { window, windowed } = hann(samples.length);
  for (let i = 0; i < windowed.length; i++) windowed[i] = samples[i]! * window[i]!;
  const correlation = new Float64Array(order + 1);
  for (let lag = 0; lag <= order; lag += 4) correlateFour(windowed, lag, correlation);
  // White noise 90 dB down keeps the recursion stable on tones and on band-limited sound.
  correlation[0]! *= 1 + 1e-9;
  return levinson(correlation);
}

let last = { window: new Float64Array(0), windowed: new Float64Array(0) };

/** A window and room for what lies under it; the last length's are kept, as models come in rows. */
function hann(length: number): typeof last {
  if (last.window.length !== length) {
    const window = Float64Array.from({ length }, (_, i) => {
      return 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length);
    });
    last = { window, windowed: new Float64Array(length) };
  }
  return last;
}

/** Four lags at a time, so that each sample is read once for four products; what is too many falls off. */
function correlateFour(samples: Float64Array, lag: number, correlation: Float64Array): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = lag; i < Math.min(lag + 3, samples.length); i++) {
    a += samples[i]! * samples[i - lag]!;
    if (i > lag) b += samples[i]! * samples[i - lag - 1]!;
    if (i > lag + 1) c += samples[i]! * samples[i - lag - 2]!;
  }
  for (let i = lag + 3; i < samples.length; i++) {
    const here = samples[i]!;
    const back = i - lag;
    a += here * samples[back]!;
    b += here * samples[back - 1]!;
    c += here * samples[back - 2]!;
    d += here * samples[back - 3]!;
  }
  correlation.set([a, b, c, d].slice(0, correlation.length - lag), lag);
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
  filter(new Float64Array(samples), a, errors.subarray(a.length - 1));
  return errors;
}

/** The same from the other end: e[n] = Σ a[k]·x[n + k]; 0 in the last places. */
export function predictionErrorBackwards(samples: Float32Array, a: Float64Array): Float32Array {
  const errors = new Float32Array(samples.length);
  filter(new Float64Array(samples), a.toReversed(), errors);
  return errors;
}

/**
 * Writes Σ taps[k]·x[n − k] from place 0 on, for each n that has all it needs: eight at a time, so that each
 * tap is read once for eight products. Of doubles, since converting each sample for each tap costs more.
 */
function filter(samples: Float64Array, taps: Float64Array, results: Float32Array): void {
  const order = taps.length - 1;
  const count = samples.length - order;
  let n = 0;
  for (; n + 8 <= count; n += 8) {
    let e0 = 0;
    let e1 = 0;
    let e2 = 0;
    let e3 = 0;
    let e4 = 0;
    let e5 = 0;
    let e6 = 0;
    let e7 = 0;
    for (let k = 0; k <= order; k++) {
      const tap = taps[k]!;
      const at = n + order - k;
      e0 += tap * samples[at]!;
      e1 += tap * samples[at + 1]!;
      e2 += tap * samples[at + 2]!;
      e3 += tap * samples[at + 3]!;
      e4 += tap * samples[at + 4]!;
      e5 += tap * samples[at + 5]!;
      e6 += tap * samples[at + 6]!;
      e7 += tap * samples[at + 7]!;
    }
    results[n] = e0;
    results[n + 1] = e1;
    results[n + 2] = e2;
    results[n + 3] = e3;
    results[n + 4] = e4;
    results[n + 5] = e5;
    results[n + 6] = e6;
    results[n + 7] = e7;
  }
  for (; n < count; n++) {
    let sum = 0;
    for (let k = 0; k <= order; k++) sum += taps[k]! * samples[n + order - k]!;
    results[n] = sum;
  }
}
