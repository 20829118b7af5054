import type { Decimated } from '../filters/decimate.ts';
import { solveInPlace } from '../filters/solve.ts';
import { quietWeights } from './quiet-weights.ts';

/** Distance of the points at which frequency, amplitudes and phases are known. */
export const HOP_SECONDS = 0.5;
/** Hops on each side that take part in a point's fit: 4 s in all, longer than nearly any sentence. */
const REACH_HOPS = 4;

/** Phase and frequency of the mains through a recording; the frequency is constant within a hop. */
export interface MainsClock {
  /** Radians at the start of each hop, not wrapped. */
  readonly phases: Float64Array;
  /** Hertz within each hop. */
  readonly hertz: Float64Array;
}

/** At each hop's start, for each harmonic: the factors of its cosine and sine. */
export interface HumFit {
  readonly clock: MainsClock;
  readonly cosines: readonly Float64Array[];
  readonly sines: readonly Float64Array[];
}

/** A clock that runs at these frequencies, from phase 0. */
export function clockOf(hertz: Float64Array): MainsClock {
  const phases = new Float64Array(hertz.length);
  for (let hop = 1; hop < hertz.length; hop++) {
    phases[hop] = phases[hop - 1]! + 2 * Math.PI * hertz[hop - 1]! * HOP_SECONDS;
  }
  return { phases, hertz };
}

/**
 * Fits harmonics of the mains to a signal by weighted least squares.
 *
 * Each sample counts by the inverse of the power around it, less what was fitted before: so the hum is
 * learnt where nobody speaks, and carried on through the words.
 *
 * @param band low frequencies of the recording
 * @param numbers harmonics to fit
 * @param residue `band` less a former fit, or `band` itself
 */
export function fitHum(
  band: Decimated,
  clock: MainsClock,
  numbers: readonly number[],
  residue: Float64Array,
): HumFit {
  const weights = quietWeights(residue, band.sampleRate);
  const blocks = Array.from(clock.hertz, (_, hop) => {
    return normalEquations(band, clock, numbers, weights, hop);
  });
  const size = 2 * numbers.length;
  const cosines = numbers.map(() => new Float64Array(clock.hertz.length));
  const sines = numbers.map(() => new Float64Array(clock.hertz.length));
  for (let hop = 0; hop < clock.hertz.length; hop++) {
    const { matrix, vector } = sumAround(blocks, hop, size);
    if (!solveInPlace(matrix, vector)) continue;
    for (const [i] of numbers.entries()) {
      cosines[i]![hop] = vector[2 * i]!;
      sines[i]![hop] = vector[2 * i + 1]!;
    }
  }
  return { clock, cosines, sines };
}

interface Equations {
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
}

/** The part of a weighted fit that the samples of one hop contribute; lower triangle only. */
function normalEquations(
  band: Decimated,
  clock: MainsClock,
  numbers: readonly number[],
  weights: Float64Array,
  hop: number,
): Equations {
  const size = 2 * numbers.length;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  const basis = new Float64Array(size);
  const hopFrames = HOP_SECONDS * band.sampleRate;
  const start = Math.ceil(hop * hopFrames);
  const end = Math.min(band.samples.length, Math.ceil((hop + 1) * hopFrames));
  for (let i = start; i < end; i++) {
    const seconds = (i - hop * hopFrames) / band.sampleRate;
    const phase = clock.phases[hop]! + 2 * Math.PI * clock.hertz[hop]! * seconds;
    for (let n = 0; n < numbers.length; n++) {
      basis[2 * n] = Math.cos(numbers[n]! * phase);
      basis[2 * n + 1] = Math.sin(numbers[n]! * phase);
    }
    const weight = weights[i]!;
    for (let row = 0; row < size; row++) {
      const weighted = weight * basis[row]!;
      vector[row]! += weighted * band.samples[i]!;
      for (let column = 0; column <= row; column++) {
        matrix[row * size + column]! += weighted * basis[column]!;
      }
    }
  }
  return { matrix, vector };
}

/** Sums the hops on both sides of a hop's start, less the farther away. */
function sumAround(blocks: readonly Equations[], hop: number, size: number): Equations {
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  for (let other = hop - REACH_HOPS; other < hop + REACH_HOPS; other++) {
    const block = blocks[other];
    if (block === undefined) continue;
    const distance = (other + 0.5 - hop) / REACH_HOPS;
    const taper = 0.5 + 0.5 * Math.cos(Math.PI * distance);
    for (let i = 0; i < matrix.length; i++) matrix[i]! += taper * block.matrix[i]!;
    for (let i = 0; i < size; i++) vector[i]! += taper * block.vector[i]!;
  }
  // A little ridge, so that a stretch of digital silence has a solution: none.
  for (let i = 0; i < size; i++) matrix[i * size + i]! += 1e-9 * matrix[i * size + i]! + 1e-12;
  return { matrix, vector };
}
