/** A predictor order that means: add up the differences, without coefficients. */
const DIFFERENCES = 31;

/**
 * Turns prediction errors into samples, in place: linear prediction whose coefficients learn from
 * the sign of each error (sign-LMS).
 *
 * @param samples holds errors, then samples
 * @param coefficients change while they are used
 * @param sampleBits samples wrap around at this width
 */
export function predict(
  samples: Int32Array,
  count: number,
  coefficients: Int16Array,
  sampleBits: number,
  denominatorShift: number,
): void {
  const order = coefficients.length;
  const unused = 32 - sampleBits;
  if (order === 0) return;
  const warmUp = order === DIFFERENCES ? count : Math.min(count, order + 1);
  for (let i = 1; i < warmUp; i++) {
    samples[i] = ((samples[i]! + samples[i - 1]!) << unused) >> unused;
  }
  const half = denominatorShift > 0 ? 1 << (denominatorShift - 1) : 0;
  for (let i = warmUp; i < count; i++) {
    const base = samples[i - order - 1]!;
    let sum = half;
    for (let k = 0; k < order; k++) {
      sum = (sum + Math.imul(coefficients[k]!, samples[i - 1 - k]! - base)) | 0;
    }
    const error = samples[i]!;
    samples[i] = ((error + base + (sum >> denominatorShift)) << unused) >> unused;
    if (error !== 0) learn(samples, i, coefficients, error, denominatorShift);
  }
}

/** Moves coefficients one step against the error, the oldest first, until the error is made up for. */
function learn(
  samples: Int32Array,
  i: number,
  coefficients: Int16Array,
  error: number,
  denominatorShift: number,
): void {
  const order = coefficients.length;
  const base = samples[i - order - 1]!;
  const direction = Math.sign(error);
  let left = error;
  for (let k = order - 1; k >= 0; k--) {
    const distance = base - samples[i - 1 - k]!;
    const sign = Math.sign(distance) * direction;
    coefficients[k]! -= sign;
    left -= (order - k) * ((sign * distance) >> denominatorShift);
    if (left * direction <= 0) return;
  }
}

/** Adds the differences up; a packet may ask for this before its own prediction. */
export function sumUp(samples: Int32Array, count: number, sampleBits: number): void {
  const unused = 32 - sampleBits;
  for (let i = 1; i < count; i++) {
    samples[i] = ((samples[i]! + samples[i - 1]!) << unused) >> unused;
  }
}
