import { type FlatRun, FlatRuns } from './flat-runs.ts';
import { joined, type Stretch } from './stretch.ts';

/** Samples in a row that stay at the ceiling; a voice's own summit is round. */
const LEAST_RUN = 4;
/** Below this rate the samples lie so far apart that three are as telling. */
const LOW_RATE = 32_000;
const LEAST_RUN_AT_LOW_RATE = 3;

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
  const finder = new ClippingFinder(sampleRate);
  finder.push(channels);
  return finder.finish();
}

/**
 * The same for a recording that arrives in blocks.
 *
 * What grows is the list of runs at the highest level so far. Joined over a quarter of a second, speech
 * that clips all the time leaves about one of them a second, four under 16-bit dither, twenty in floats.
 */
export class ClippingFinder {
  readonly #sampleRate: number;
  readonly #joinWithin: number;
  #channels: FlatRuns[] = [];

  /**
   * @param sampleRate hertz
   * @param joinSeconds runs with a smaller gap between them become one stretch
   */
  constructor(sampleRate: number, joinSeconds = 0) {
    this.#sampleRate = sampleRate;
    this.#joinWithin = joinSeconds * sampleRate;
  }

  /** @param channels planar, as many in each block, full scale ±1 */
  push(channels: readonly Float32Array[]): void {
    if (this.#channels.length === 0) {
      const least = this.#sampleRate < LOW_RATE ? LEAST_RUN_AT_LOW_RATE : LEAST_RUN;
      this.#channels = channels.map(() => new FlatRuns(least, this.#joinWithin));
    }
    for (const [i, runs] of this.#channels.entries()) runs.push(channels[i]!);
  }

  /** In order, in seconds. Only once. */
  finish(): Stretch[] {
    const runs: FlatRun[] = this.#channels.flatMap((channel) => channel.finish());
    return joined(runs, this.#joinWithin).map(({ start, end }) => ({
      start: start / this.#sampleRate,
      end: end / this.#sampleRate,
    }));
  }
}
