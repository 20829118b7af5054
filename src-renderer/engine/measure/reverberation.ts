import { percentile, powerDb } from './decibels.ts';
import { PowerSpectrum } from './fourier.ts';

/** Edges in hertz of the octaves in which decays are looked for. */
const EDGES = [300, 600, 1200, 2400, 4800];
const FRAME_SECONDS = 0.016;
const HOP_SECONDS = 0.008;
/** A slope is read from a straight line through so many levels: 144 ms. */
const SPAN = 18;
/** A span begins near the loudest levels and ends well above the noise. */
const UNDER_LOUD_DB = 15;
const OVER_NOISE_DB = 6;
/** Less falls within a room's noise; what falls more slowly than this is a melody, not a decay. */
const LEAST_RANGE_DB = 25;
const LEAST_FALL_DB_PER_SECOND = 20;
/** The fastest twentieth: a voice can stop as fast as it likes, but not faster than its room. */
const FAST_SHARE = 0.95;
const LEAST_SLOPES = 40;

/**
 * From the fastest decays seen to the room's RT60. The first column is the median over 21 clean
 * recordings put into synthetic rooms with the direct sound 3 dB over the tail (docs/verdict.md).
 */
const CALIBRATION: readonly (readonly [seen: number, seconds: number])[] = [
  [0.13, 0],
  [0.26, 0.2],
  [0.31, 0.3],
  [0.4, 0.45],
  [0.47, 0.6],
  [0.56, 0.9],
];

/**
 * Estimates a room's reverberation time (RT60) from speech alone, in seconds.
 *
 * In each octave the levels are followed over 144 ms; the fastest of all falls cannot be faster than
 * the room lets them. The direct sound falls at once, so the estimate is of what is heard: near to
 * the microphone a long reverberation reads shorter, by up to half. In rooms like those it was
 * calibrated in, the estimate lies within about ±25 %; see docs/verdict.md.
 *
 * @param samples full scale ±1
 * @param sampleRate hertz, at least 9600
 * @returns null when the noise lies too high or too little decays to tell
 */
export function reverberationSeconds(samples: Float32Array, sampleRate: number): number | null {
  const seen = octaveLevels(samples, sampleRate)
    .map(fastestDecay)
    .filter((decay) => decay !== null)
    .sort((a, b) => a - b);
  if (seen.length < 2) return null;
  const middle = seen.length / 2;
  return calibrated((seen[Math.ceil(middle) - 1]! + seen[Math.floor(middle)]!) / 2);
}

/** Levels in dB of each octave, smoothed over three frames. */
function octaveLevels(samples: Float32Array, sampleRate: number): Float64Array[] {
  const size = 2 ** Math.round(Math.log2(FRAME_SECONDS * sampleRate));
  const hop = Math.round(HOP_SECONDS * sampleRate);
  const frames = Math.max(0, Math.floor((samples.length - size) / hop) + 1);
  const bins = EDGES.map((hertz) => Math.round((hertz * size) / sampleRate));
  const octaves = bins.slice(1).map(() => new Float64Array(frames));
  const spectrum = new PowerSpectrum(size);
  for (let frame = 0; frame < frames; frame++) {
    const power = spectrum.read(samples, frame * hop);
    for (let octave = 0; octave < octaves.length; octave++) {
      let sum = 0;
      for (let k = bins[octave]!; k < bins[octave + 1]!; k++) sum += power[k]!;
      octaves[octave]![frame] = sum;
    }
  }
  return octaves.map((powers) =>
    powers.map((power, i) =>
      powerDb(((powers[i - 1] ?? power) + power + (powers[i + 1] ?? power)) / 3),
    ),
  );
}

/** Time in seconds in which the fastest decays would fall 60 dB, or null. */
function fastestDecay(levels: Float64Array): number | null {
  const noise = percentile(levels, 0.05);
  const loud = percentile(levels, 0.9);
  if (!(loud - noise >= LEAST_RANGE_DB)) return null;
  const slopes: number[] = [];
  for (let i = 0; i + SPAN <= levels.length; i++) {
    if (levels[i]! < loud - UNDER_LOUD_DB) continue;
    const span = levels.subarray(i, i + SPAN);
    if (span.some((level) => level < noise + OVER_NOISE_DB)) continue;
    const fall = -slope(span) / HOP_SECONDS;
    if (fall > LEAST_FALL_DB_PER_SECOND) slopes.push(fall);
  }
  return slopes.length < LEAST_SLOPES ? null : 60 / percentile(slopes, FAST_SHARE);
}

/** Slope per step of the line that fits the values best. */
function slope(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  let [product, square] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    product += (i - middle) * values[i]!;
    square += (i - middle) ** 2;
  }
  return product / square;
}

function calibrated(seen: number): number {
  const above = CALIBRATION.findIndex(([point]) => seen < point);
  if (above === 0) return 0;
  const upper = above < 0 ? CALIBRATION.length - 1 : above;
  const [x0, y0] = CALIBRATION[upper - 1]!;
  const [x1, y1] = CALIBRATION[upper]!;
  return y0 + ((seen - x0) / (x1 - x0)) * (y1 - y0);
}
