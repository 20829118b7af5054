import type { Stretch } from './stretch.ts';

/** Samples in a row that stay at the ceiling; a voice's own summit is round. */
const LEAST_RUN = 4;
/** Below this rate the samples lie so far apart that three are as telling. */
const LOW_RATE = 32_000;
const LEAST_RUN_AT_LOW_RATE = 3;
/** A run lies at most this share under the highest sample of its sign. */
const CEILING_SHARE = 0.002;
/** Flat up to the noise of 16-bit dither, which a recorder may add after it has clipped. */
const FLATNESS = 1.6 / 32_768;
/** Outside a run, sound must fall away this much more steeply than inside it. */
const EDGE_STEEPNESS = 10;
/** …and by so many of the source's own steps: 8-bit sound is flat at its summits anyway. */
const EDGE_STEPS = 4;
/** Steps coarser than this, as μ-law has them at its top, make flatness say nothing. */
const COARSEST_STEP_SHARE = 0.01;

/**
 * Finds where a recording was clipped: runs of flat samples at its own ceiling.
 *
 * The ceiling is the highest sample of each sign in the file, so clipping is found after a gain
 * down, too. A run must end in a step, which a clipped wave has and a natural summit has not. What
 * passed a lossy codec or a resampler after clipping has no flat runs any more and is not found;
 * nor is anything in μ-law, whose steps are as coarse as that.
 *
 * @param channels the source before any gain, of one length, full scale ±1
 * @param sampleRate hertz
 * @returns in order of time; runs of several channels at the same moment are one
 */
export function clippedRuns(channels: readonly Float32Array[], sampleRate: number): Stretch[] {
  const least = sampleRate < LOW_RATE ? LEAST_RUN_AT_LOW_RATE : LEAST_RUN;
  const runs = channels.flatMap((samples) =>
    ([1, -1] as const).flatMap((sign) => runsOf(samples, sign, least)),
  );
  runs.sort((a, b) => a.start - b.start);
  const places: { start: number; end: number }[] = [];
  for (const run of runs) {
    const last = places.at(-1);
    if (last && run.start < last.end) last.end = Math.max(last.end, run.end);
    else places.push({ ...run });
  }
  return places.map(({ start, end }) => ({ start: start / sampleRate, end: end / sampleRate }));
}

/** Runs at the ceiling of one sign that are `least` samples long, in samples. */
function runsOf(samples: Float32Array, sign: 1 | -1, least: number): Stretch[] {
  const { ceiling, step } = top(samples, sign);
  const lowest = ceiling * (1 - CEILING_SHARE);
  const steep = Math.max(EDGE_STEEPNESS * FLATNESS, EDGE_STEPS * step);
  const runs: Stretch[] = [];
  if (ceiling <= EDGE_STEEPNESS * FLATNESS || step > COARSEST_STEP_SHARE * ceiling) return runs;
  for (let i = 0; i < samples.length; i++) {
    const first = samples[i]! * sign;
    if (first < lowest) continue;
    let end = i + 1;
    while (end < samples.length && Math.abs(samples[end]! * sign - first) <= FLATNESS) end++;
    if (end - i >= least && fall(samples, i, end) >= steep) runs.push({ start: i, end });
    i = end - 1;
  }
  return runs;
}

/** How far the sound falls within one sample on both sides of a run, together. */
function fall(samples: Float32Array, start: number, end: number): number {
  const before = samples[start - 1];
  const after = samples[end];
  return (
    (before === undefined ? 0 : Math.abs(samples[start]! - before)) +
    (after === undefined ? 0 : Math.abs(samples[end - 1]! - after))
  );
}

/** The highest sample of a sign, and the smallest step between samples in its upper half. */
function top(samples: Float32Array, sign: 1 | -1): { ceiling: number; step: number } {
  let ceiling = 0;
  for (let i = 0; i < samples.length; i++) ceiling = Math.max(ceiling, samples[i]! * sign);
  let step = ceiling;
  for (let i = 1; i < samples.length; i++) {
    const change = Math.abs(samples[i]! - samples[i - 1]!);
    const high = samples[i]! * sign > ceiling / 2 && samples[i - 1]! * sign > ceiling / 2;
    if (high && change > 0 && change < step) step = change;
  }
  return { ceiling, step };
}
