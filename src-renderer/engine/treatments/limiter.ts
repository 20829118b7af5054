import { interSamplePeaks } from '../filters/inter-sample-peaks.ts';

/** How early the gain begins to fall: no edge to be heard, and no peak passes. */
const LOOK_AHEAD_SECONDS = 0.005;
/**
 * The time constant in which the gain comes back. Longer than a period of the lowest voice, so it does
 * not follow the wave, and shorter than a syllable, so that what follows a peak is not ducked.
 */
const RELEASE_SECONDS = 0.08;
/** Detection between samples can miss this much of the truth. */
const MARGIN_DB = 0.1;

/** A limited signal. */
export interface Limited {
  readonly samples: Float32Array<ArrayBuffer>;
  /** The most the limiter took off anywhere, dB, 0 or more. */
  readonly mostReductionDb: number;
  /** Share of samples that were turned down by more than 0.1 dB, 0–1. */
  readonly limitedShare: number;
}

/**
 * Applies a gain and keeps the true peak below a ceiling.
 *
 * Peaks are found 4 times oversampled. The gain each needs is held for the look-ahead, released
 * exponentially and smoothed by a window of the look-ahead's length, so that at no sample it is above
 * what that sample needs (P. Hämäläinen, "Smoothing of the control signal without clipped output in
 * digital peak limiters", DAFx 2002). Away from peaks it is the plain gain.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param gainDb dB, before the limiter
 * @param ceilingDb dBTP
 * @returns a new array of the same length, without delay
 */
export function limit(
  samples: Float32Array,
  sampleRate: number,
  gainDb: number,
  ceilingDb: number,
): Limited {
  const gain = 10 ** (gainDb / 20);
  const ceiling = 10 ** ((ceilingDb - MARGIN_DB) / 20);
  const raised = new Float32Array(samples.length);
  for (let i = 0; i < raised.length; i++) raised[i] = samples[i]! * gain;
  const reductions = interSamplePeaks(raised, ceiling);
  for (let i = 0; i < reductions.length; i++) {
    reductions[i] = reductions[i]! > ceiling ? ceiling / reductions[i]! : 1;
  }
  const half = Math.max(1, Math.round((LOOK_AHEAD_SECONDS * sampleRate) / 2));
  const release = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
  holdAndRelease(reductions, 2 * half, release);
  averageBehind(reductions, half);
  averageBehind(reductions, half);
  return apply(raised, reductions);
}

/** In place: the smallest of each sample and the `ahead` after it; then slow on its way back to 1. */
function holdAndRelease(gains: Float32Array, ahead: number, release: number): void {
  let smallestAt = -1;
  for (let i = 0; i < gains.length; i++) {
    const end = Math.min(gains.length - 1, i + ahead);
    if (smallestAt < i) {
      smallestAt = i;
      for (let k = i + 1; k <= end; k++) if (gains[k]! <= gains[smallestAt]!) smallestAt = k;
    } else if (gains[end]! <= gains[smallestAt]!) smallestAt = end;
    // Later samples' windows begin later, so this one may be overwritten.
    gains[i] = gains[smallestAt]!;
  }
  let gain = 1;
  for (let i = 0; i < gains.length; i++) {
    gain = Math.min(gains[i]!, gain + (1 - gain) * release);
    gains[i] = gain;
  }
}

/** In place: the mean of each sample and the `behind` before it; before the start all is as the first. */
function averageBehind(gains: Float32Array, behind: number): void {
  const first = gains[0] ?? 1;
  const recent = new Float64Array(behind + 1).fill(first);
  let sum = first * (behind + 1);
  for (let i = 0; i < gains.length; i++) {
    const slot = i % (behind + 1);
    const value = gains[i]!;
    sum += value - recent[slot]!;
    recent[slot] = value;
    gains[i] = sum / (behind + 1);
  }
}

function apply(samples: Float32Array<ArrayBuffer>, gains: Float32Array): Limited {
  const audible = 10 ** (-0.1 / 20);
  let lowest = 1;
  let limited = 0;
  for (let i = 0; i < samples.length; i++) {
    const gain = gains[i]!;
    // Within rounding of 1 the signal stays exactly the plain gain's.
    if (gain < 1 - 1e-6) samples[i]! *= gain;
    if (gain < lowest) lowest = gain;
    if (gain < audible) limited++;
  }
  return {
    samples,
    mostReductionDb: lowest < 1 - 1e-6 ? -20 * Math.log10(lowest) : 0,
    limitedShare: samples.length === 0 ? 0 : limited / samples.length,
  };
}
