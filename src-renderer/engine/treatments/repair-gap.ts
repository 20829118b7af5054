import { autoregression } from '../filters/autoregression.ts';
import { solveInPlace } from '../filters/solve.ts';

const ROUNDS = 2;
/** Context on each side, in lengths of the model. */
const CONTEXT_ORDERS = 12;

/**
 * Replaces samples in place by those that an autoregressive model of their surroundings expects:
 * least squares of the prediction error over the gap (LSAR; A. Janssen, R. Veldhuis, L. Vries,
 * IEEE Trans. ASSP 34:2, 1986). The model is fitted anew to the repaired sound once.
 *
 * @param samples mono
 * @param start,end the gap, frames; at least the model's order away from both ends, else nothing is done
 * @param order of the model
 * @returns whether it was repaired
 */
export function repairGap(
  samples: Float32Array,
  start: number,
  end: number,
  order: number,
): boolean {
  if (start < order || end > samples.length - order || end <= start) return false;
  const from = Math.max(0, start - CONTEXT_ORDERS * order);
  const to = Math.min(samples.length, end + CONTEXT_ORDERS * order);
  const context = samples.slice(from, to);
  bridge(context, start - from, end - from);
  for (let round = 0; round < ROUNDS; round++) {
    const a = autoregression(context, order);
    if (!interpolate(context, start - from, end - from, a)) return false;
  }
  samples.set(context.subarray(start - from, end - from), start);
  return true;
}

/** A straight line, so that the first model does not learn the click. */
function bridge(samples: Float32Array, start: number, end: number): void {
  const left = samples[start - 1]!;
  const right = samples[end]!;
  const length = end - start + 1;
  for (let i = start; i < end; i++) {
    samples[i] = left + ((right - left) * (i - start + 1)) / length;
  }
}

/** Minimises Σ e² over the unknowns: (AᵀA)·x = −AᵀB, where AᵀA is Toeplitz in the model's own lags. */
function interpolate(samples: Float32Array, start: number, end: number, a: Float64Array): boolean {
  const order = a.length - 1;
  const size = end - start;
  const lags = Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let k = 0; k + lag <= order; k++) sum += a[k]! * a[k + lag]!;
    return sum;
  });
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let column = Math.max(0, row - order); column <= row; column++) {
      matrix[row * size + column] = lags[row - column]!;
    }
    for (let lag = -order; lag <= order; lag++) {
      const at = start + row + lag;
      if (at >= start && at < end) continue;
      vector[row]! -= lags[Math.abs(lag)]! * samples[at]!;
    }
  }
  if (!solveInPlace(matrix, vector)) return false;
  for (let i = 0; i < size; i++) samples[start + i] = vector[i]!;
  return true;
}
