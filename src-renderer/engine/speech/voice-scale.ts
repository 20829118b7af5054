import { TIMBRE } from './timbre.ts';

/**
 * How much one voice differs from itself from second to second: the Cholesky factor of the inverse
 * covariance of its cells' timbre, from 26 recordings of one person each (eight languages, six of them
 * noisy or of telephone quality). On and below the diagonal; above it are zeros.
 */
const WITHIN_ONE_VOICE: readonly (readonly number[])[] = [
  [0.58],
  [0.208, 0.91],
  [0.188, -0.179, 0.872],
  [0.141, -0.076, -0.103, 1.453],
  [-0.291, -0.258, 0.495, 0.316, 1.586],
  [0.148, -0.41, -0.082, 0.848, 0.271, 2.002],
  [0.132, 0.137, 0.052, -0.112, 0.444, 0.361, 2.167],
  [0.483, 0.508, 0.624, 0.011, 0.09, -0.0, 0.16, 2.192],
  [0.444, 0.271, 0.886, 0.081, -0.637, -0.231, 0.09, -0.026, 2.858],
  [-0.225, 0.364, 0.284, -0.016, -0.766, -0.319, -0.24, -0.249, 0.575, 3.145],
  [0.067, 0.194, 0.3, -0.103, 0.439, -0.5, -0.234, -0.735, -0.189, 0.448, 3.527],
  [-0.187, 0.015, 0.661, 0.453, -0.418, 0.884, 0.044, 0.003, -1.072, -0.37, 0.42, 3.788],
];

/** Timbre on a scale where every direction is as uncertain as any other: 1 is one second's deviation. */
export function scaleTimbre(timbre: Float64Array): Float64Array {
  const scaled = new Float64Array(TIMBRE);
  for (const [i, row] of WITHIN_ONE_VOICE.entries()) {
    for (const [j, factor] of row.entries()) scaled[j] = scaled[j]! + timbre[i]! * factor;
  }
  return scaled;
}
