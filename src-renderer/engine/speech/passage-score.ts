import type { Unit } from './passage-units.ts';

/** Lengths in seconds: what may be, and what is best. */
export interface PassageBand {
  readonly min: number;
  readonly max: number;
  readonly bestMin: number;
  readonly bestMax: number;
}

/** What the quiet around a stretch adds to it. */
export interface Edges {
  readonly seconds: number;
  readonly penalty: number;
}

const NO_EDGES: Edges = { seconds: 0, penalty: 0 };
/** Seconds of quiet, below which an edge sounds cut. */
const ENOUGH_QUIET = 0.1;

export function edgesOf(quietBefore: number, quietAfter: number): Edges {
  const lack = (quiet: number) => Math.max(0, 1 - quiet / ENOUGH_QUIET);
  return { seconds: quietBefore + quietAfter, penalty: lack(quietBefore) + lack(quietAfter) };
}

/** Below −100 dBFS a pause is digital silence. */
const SILENCE = 1e-10;
const VERY_GOOD_SNR = 60;
const LEFT_GOOD = 0.25;

/** A passage while units are added to its end. Seconds unless said otherwise. */
export class Tally {
  #seconds = 0;
  #speech = 0;
  #power = 0;
  #blocks = 0;
  #pausePower = 0;
  #pauseBlocks = 0;
  #longestPause = 0;
  #clipped = 0;
  #noisy = 0;
  readonly #voices: [number, number] = [0, 0];
  /** Of the units' levels in dB, weighted with their length. */
  #level = 0;
  #levelSquared = 0;
  #edgePenalty = 0;

  /** @param unit the next one; `previous` is null for the first and after a joint */
  add(unit: Unit, previous: Unit | null): void {
    const seconds = unit.end - unit.start;
    if (previous) {
      const pause = unit.start - previous.end;
      this.#seconds += pause;
      this.#longestPause = Math.max(this.#longestPause, pause);
      this.#pausePower += previous.pausePower;
      this.#pauseBlocks += previous.pauseBlocks;
    }
    const level = decibels(unit.power / Math.max(1, unit.blocks));
    this.#seconds += seconds;
    this.#speech += seconds;
    this.#power += unit.power;
    this.#blocks += unit.blocks;
    this.#clipped += unit.clipped;
    this.#noisy += unit.noisySeconds;
    this.#voices[0] += unit.voices[0];
    this.#voices[1] += unit.voices[1];
    this.#level += seconds * level;
    this.#levelSquared += seconds * level * level;
  }

  /** Ends a stretch for good; what `add` brings next is joined to it. */
  close(edges: Edges): void {
    this.#seconds += edges.seconds;
    this.#edgePenalty += edges.penalty;
  }

  get speechSeconds(): number {
    return this.#speech;
  }

  /** Speech over pauses in dB; null without a pause to measure. */
  get snrDb(): number | null {
    if (this.#pauseBlocks === 0) return null;
    const noise = Math.max(SILENCE, this.#pausePower / this.#pauseBlocks);
    return decibels(this.#power / Math.max(1, this.#blocks) / noise);
  }

  /**
   * How far from a good verdict: 0 is good throughout; each check adds about 1 where "look at" ends.
   *
   * @param edges of the stretch that is not closed
   */
  penalty(band: PassageBand, edges: Edges = NO_EDGES): number {
    const seconds = this.seconds(edges);
    const snr = this.snrDb ?? VERY_GOOD_SNR / 2;
    const variance = this.#levelSquared / this.#speech - (this.#level / this.#speech) ** 2;
    const otherVoice = Math.min(...this.#voices);
    return (
      over(band.bestMin - seconds, 10) +
      over(seconds - band.bestMax, 120) +
      2 * over(15 - this.#speech, 7) +
      1.5 * over(30 - snr, 10) +
      over(this.silenceShare(edges) - 0.25, 0.15) +
      over(this.#longestPause - 1, 1) +
      0.5 * over(Math.sqrt(Math.max(0, variance)) - 3, 3) +
      (this.#clipped > 0 ? 1 + this.#clipped / 5 : 0) +
      over(this.#noisy / this.#speech, 0.5) +
      3 * Math.min(1, otherVoice / 3) +
      edges.penalty +
      this.#edgePenalty -
      0.4 * Math.min(1, this.#speech / band.bestMax) -
      0.2 * Math.min(1, snr / VERY_GOOD_SNR)
    );
  }

  /** @param edges of the stretch that is not closed */
  seconds(edges: Edges = NO_EDGES): number {
    return this.#seconds + edges.seconds;
  }

  /** Share that is no speech, 0–1. */
  silenceShare(edges: Edges = NO_EDGES): number {
    return 1 - this.#speech / this.seconds(edges);
  }
}

/** Leaving "good" costs at once, however little is missing: the verdict's words change there. */
function over(excess: number, scale: number): number {
  return excess > 0 ? LEFT_GOOD + excess / scale : 0;
}

function decibels(power: number): number {
  return 10 * Math.log10(Math.max(SILENCE, power));
}
