import type { Decimated } from '../filters/decimate.ts';
import { findHumIn, type Hum, humBand } from './find-hum.ts';
import { clockOf, fitHum, HOP_SECONDS, type HumFit, type MainsClock } from './hum-fit.ts';

/** Rounds of fitting: the first finds the drift, the second weighs by what is left. */
const ROUNDS = 2;
/** The mains' frequency changes slowly: its estimates are averaged over this many hops either way. */
const DRIFT_HOPS = 4;
/** What is uncovered by a first removal belongs to the same mains. */
const SAME_MAINS_HERTZ = 1;
/** Farther from the mean it is a wrong estimate. */
const MOST_DRIFT_HERTZ = 0.2;

/**
 * Finds mains hum and takes away what it finds.
 *
 * No notch: the harmonics found are fitted as sines whose frequency, amplitude and phase follow the
 * mains over seconds, learnt where nobody speaks, and subtracted. So a voice that passes through a
 * harmonic loses nothing, and nothing rings.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz, at least 2000
 * @returns a new array of the same length and what was removed; without hum, `samples` and null
 */
export function removeHum(
  samples: Float32Array,
  sampleRate: number,
): { readonly samples: Float32Array; readonly hum: Hum | null } {
  const band = humBand(samples, sampleRate);
  const found = findHumIn(band);
  if (found === null) return { samples, hum: null };
  let hum = found;
  let fit = followHum(band, hum.baseHertz, numbersOf(hum));
  const uncovered = findHumIn({ ...band, samples: without(band, numbersOf(hum), fit) });
  if (uncovered !== null && Math.abs(uncovered.baseHertz - hum.baseHertz) < SAME_MAINS_HERTZ) {
    hum = together(hum, uncovered);
    fit = followHum(band, hum.baseHertz, numbersOf(hum));
  }
  const cleaned = new Float32Array(samples);
  subtract(cleaned, sampleRate, numbersOf(hum), fit);
  return { samples: cleaned, hum };
}

function numbersOf(hum: Hum): number[] {
  return hum.harmonics.map((harmonic) => harmonic.number);
}

/** Adds the lines that a stronger one had covered. */
function together(hum: Hum, uncovered: Hum): Hum {
  const known = new Set(numbersOf(hum));
  const added = uncovered.harmonics.filter((harmonic) => !known.has(harmonic.number));
  const harmonics = [...hum.harmonics, ...added].sort((a, b) => a.number - b.number);
  const power = harmonics.reduce((sum, { levelDb }) => sum + 10 ** (levelDb / 10), 0);
  return { ...hum, harmonics, levelDb: 10 * Math.log10(power) };
}

function without(band: Decimated, numbers: readonly number[], fit: HumFit): Float64Array {
  const residue = Float32Array.from(band.samples);
  subtract(residue, band.sampleRate, numbers, fit);
  return Float64Array.from(residue);
}

function followHum(band: Decimated, baseHertz: number, numbers: readonly number[]): HumFit {
  const hops = Math.ceil(band.samples.length / (HOP_SECONDS * band.sampleRate)) + 1;
  let clock = clockOf(new Float64Array(hops).fill(baseHertz));
  let fit = fitHum(band, clock, numbers, band.samples);
  for (let round = 1; round < ROUNDS; round++) {
    const residue = without(band, numbers, fit);
    clock = clockOf(correctedHertz(clock, fit, numbers, baseHertz));
    fit = fitHum(band, clock, numbers, residue);
  }
  return fit;
}

/** The frequency at which the fitted phases would stand still. */
function correctedHertz(
  clock: MainsClock,
  fit: HumFit,
  numbers: readonly number[],
  baseHertz: number,
): Float64Array {
  const last = clock.hertz.length - 1;
  const turns = new Float64Array(last);
  const trust = new Float64Array(last);
  for (const [n, number] of numbers.entries()) {
    const cosines = fit.cosines[n]!;
    const sines = fit.sines[n]!;
    for (let hop = 0; hop < last; hop++) {
      const [c0, s0, c1, s1] = [cosines[hop]!, sines[hop]!, cosines[hop + 1]!, sines[hop + 1]!];
      // a·cos φ + b·sin φ runs ahead of φ by −atan2(b, a).
      const ahead = Math.atan2(c1 * s0 - s1 * c0, c0 * c1 + s0 * s1);
      const weight = Math.hypot(c0, s0) * Math.hypot(c1, s1);
      turns[hop]! += weight * number * ahead;
      trust[hop]! += weight * number * number;
    }
  }
  return clock.hertz.map((hertz, hop) => {
    let sum = 0;
    let weight = 0;
    for (let other = Math.max(0, hop - DRIFT_HOPS); other <= hop + DRIFT_HOPS; other++) {
      if (other >= last) break;
      sum += turns[other]!;
      weight += trust[other]!;
    }
    const corrected = hertz + (weight > 0 ? sum / weight / (2 * Math.PI * HOP_SECONDS) : 0);
    return Math.max(
      baseHertz - MOST_DRIFT_HERTZ,
      Math.min(baseHertz + MOST_DRIFT_HERTZ, corrected),
    );
  });
}

/** Subtracts the fitted sines in place; factors run straight from hop to hop. */
function subtract(
  samples: Float32Array,
  sampleRate: number,
  numbers: readonly number[],
  fit: HumFit,
): void {
  const hopFrames = HOP_SECONDS * sampleRate;
  for (let hop = 0; hop + 1 < fit.clock.hertz.length; hop++) {
    const start = Math.ceil(hop * hopFrames);
    const end = Math.min(samples.length, Math.ceil((hop + 1) * hopFrames));
    const stretch = samples.subarray(Math.min(start, end), end);
    const offset = start - hop * hopFrames;
    for (const [n, number] of numbers.entries()) {
      const step = (2 * Math.PI * number * fit.clock.hertz[hop]!) / sampleRate;
      subtractSine(stretch, {
        phase: number * fit.clock.phases[hop]! + step * offset,
        step,
        offset,
        length: hopFrames,
        cosine: [fit.cosines[n]![hop]!, fit.cosines[n]![hop + 1]!],
        sine: [fit.sines[n]![hop]!, fit.sines[n]![hop + 1]!],
      });
    }
  }
}

/** A sine with factors that change evenly over `length` frames, from `offset` on. */
interface MovingSine {
  readonly phase: number;
  /** Radians a frame. */
  readonly step: number;
  readonly offset: number;
  readonly length: number;
  readonly cosine: readonly [number, number];
  readonly sine: readonly [number, number];
}

function subtractSine(samples: Float32Array, moving: MovingSine): void {
  const { phase, step, offset, length } = moving;
  const slopeA = (moving.cosine[1] - moving.cosine[0]) / length;
  const slopeB = (moving.sine[1] - moving.sine[0]) / length;
  let a = moving.cosine[0] + slopeA * offset;
  let b = moving.sine[0] + slopeB * offset;
  let cos = Math.cos(phase);
  let sin = Math.sin(phase);
  const turnCos = Math.cos(step);
  const turnSin = Math.sin(step);
  for (let i = 0; i < samples.length; i++) {
    samples[i]! -= a * cos + b * sin;
    const next = cos * turnCos - sin * turnSin;
    sin = sin * turnCos + cos * turnSin;
    cos = next;
    a += slopeA;
    b += slopeB;
  }
}
