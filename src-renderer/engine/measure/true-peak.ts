import { SILENCE_DB } from './decibels.ts';

/** Four times the rate, as BS.1770 annex 2 asks; the samples themselves are the first phase. */
const PHASES = 4;
/** Taps of each phase on either side: twice the annex's, which droops where noise is bright. */
const REACH = 12;
/** Samples that are skipped together when nothing between them can be the peak. */
const GROUP = 32;

/**
 * True peak in dBTP by four-fold oversampling (ITU-R BS.1770-4, annex 2) with a Hann-windowed sinc.
 *
 * The peak of a sine near half the rate can lie 0.7 dB above the quarters of a sample; a parabola
 * through the highest point and its neighbours closes most of that gap.
 *
 * @param channels full scale ±1; the highest channel counts
 * @returns dB over full scale; −120 for silence
 */
export function truePeakDbtp(channels: readonly Float32Array[]): number {
  const peak = channels.reduce((highest, samples) => Math.max(highest, truePeak(samples)), 0);
  return peak > 1e-6 ? 20 * Math.log10(peak) : SILENCE_DB;
}

function truePeak(samples: Float32Array): number {
  const groups = groupPeaks(samples);
  let peak = groups.reduce((highest, value) => Math.max(highest, value), 0);
  let at = -1;
  for (let group = 0; group < groups.length; group++) {
    // The taps reach into both neighbours.
    const around = Math.max(groups[group - 1] ?? 0, groups[group]!, groups[group + 1] ?? 0);
    if (around * MOST_GAIN <= peak) continue;
    const end = Math.min((group + 1) * GROUP, samples.length);
    for (let i = group * GROUP; i < end; i++) {
      for (let phase = 0; phase < PHASES; phase++) {
        const value = Math.abs(between(samples, i, phase));
        if (value >= peak) {
          peak = value;
          at = i * PHASES + phase;
        }
      }
    }
  }
  return at < 0 ? peak : Math.max(peak, vertex(samples, at));
}

/** Largest magnitude of each group of samples. */
function groupPeaks(samples: Float32Array): Float64Array {
  const peaks = new Float64Array(Math.ceil(samples.length / GROUP));
  for (let i = 0; i < samples.length; i++) {
    const value = Math.abs(samples[i]!);
    if (value > peaks[(i / GROUP) | 0]!) peaks[(i / GROUP) | 0] = value;
  }
  return peaks;
}

/** The value `phase` quarters of a sample after samples[i]. */
function between(samples: Float32Array, i: number, phase: number): number {
  if (phase === 0) return samples[i]!;
  const taps = TAPS[phase]!;
  let sum = 0;
  for (let k = 0; k < 2 * REACH; k++) sum += (samples[i + k - REACH + 1] ?? 0) * taps[k]!;
  return sum;
}

/** Height of the parabola through the oversampled point `at` and its neighbours. */
function vertex(samples: Float32Array, at: number): number {
  const [before, here, after] = [at - 1, at, at + 1].map((point) => {
    const i = Math.floor(point / PHASES);
    return i < 0 || i >= samples.length ? 0 : Math.abs(between(samples, i, point - i * PHASES));
  }) as [number, number, number];
  const bend = before - 2 * here + after;
  return bend < 0 ? here - (before - after) ** 2 / (8 * bend) : here;
}

const TAPS = Array.from({ length: PHASES }, (_, phase) =>
  Float64Array.from({ length: 2 * REACH }, (_, k) => {
    const distance = k - REACH + 1 - phase / PHASES;
    return sinc(distance) * 0.5 * (1 + Math.cos((Math.PI * distance) / REACH));
  }),
);

/** No value between samples can exceed their largest by more than the taps' sum of magnitudes. */
const MOST_GAIN = Math.max(
  ...TAPS.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
);

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
