import { SmallestStep } from './smallest-step.ts';

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
/** So many candidates are kept before those are dropped that lie below the ceiling by now. */
const FIRST_PRUNING = 1024;

/** Flat samples in a row, or several such runs that are as good as one; `end` is exclusive. */
export interface FlatRun {
  readonly start: number;
  readonly end: number;
  /** Magnitude of its first sample. */
  readonly level: number;
  /** How far the sound falls within one sample on both sides, together; Infinity for enough. */
  readonly fall: number;
}

/** One sign of one channel: its ceiling, and the flat runs that may turn out to lie at it. */
class Summits {
  readonly #joinWithin: number;
  readonly #steps = new SmallestStep();
  #ceiling = 0;
  #runs: FlatRun[] = [];
  #pruneAt = FIRST_PRUNING;

  constructor(joinWithin: number) {
    this.#joinWithin = joinWithin;
  }

  get ceiling(): number {
    return this.#ceiling;
  }

  raise(level: number): void {
    this.#ceiling = level;
    this.#steps.forget(level / 2);
  }

  /** Two samples in a row in the upper half. */
  step(lower: number, change: number): void {
    this.#steps.add(lower, change);
  }

  add({ start, end, level, fall }: FlatRun): void {
    if (level < this.#lowest || fall < EDGE_STEEPNESS * FLATNESS) return;
    // Where the ceiling ends higher than this, the run does not count; where not, steps can only get finer.
    const highest = level / (1 - CEILING_SHARE);
    const step = Math.min(COARSEST_STEP_SHARE * highest, this.#steps.above(highest / 2));
    const enough = fall >= EDGE_STEPS * step;
    this.#push({ start, end, level, fall: enough ? Number.POSITIVE_INFINITY : fall });
    if (this.#runs.length < this.#pruneAt) return;
    this.#runs = this.#runs.filter((run) => run.level >= this.#lowest);
    this.#pruneAt = Math.max(FIRST_PRUNING, 2 * this.#runs.length);
  }

  finish(): FlatRun[] {
    const ceiling = this.#ceiling;
    const step = Math.min(ceiling, this.#steps.above(ceiling / 2));
    if (ceiling <= EDGE_STEEPNESS * FLATNESS || step > COARSEST_STEP_SHARE * ceiling) return [];
    const steep = Math.max(EDGE_STEEPNESS * FLATNESS, EDGE_STEPS * step);
    return this.#runs.filter(({ level, fall }) => level >= this.#lowest && fall >= steep);
  }

  get #lowest(): number {
    return this.#ceiling * (1 - CEILING_SHARE);
  }

  /**
   * Keeps what decides: a run between two that count whenever it does adds nothing where those are
   * near enough to be joined, and equals that are near count together or not at all.
   */
  #push(next: FlatRun): void {
    let run = next;
    for (let last = this.#runs.at(-1); last; last = this.#runs.at(-1)) {
      const before = this.#runs.at(-2);
      const equal = last.level === run.level && last.fall === run.fall;
      if (equal && run.start - last.end < this.#joinWithin) {
        run = { ...run, start: last.start };
      } else if (
        !before ||
        run.start - before.end >= this.#joinWithin ||
        !(outlives(before, last) && outlives(run, last))
      ) {
        break;
      }
      this.#runs.pop();
    }
    this.#runs.push(run);
  }
}

function outlives(one: FlatRun, other: FlatRun): boolean {
  return one.level >= other.level && one.fall >= other.fall;
}

/**
 * Finds the flat runs of one channel at its own ceiling, in blocks of any length.
 *
 * The ceiling is known only at the end, so runs are kept that lie at the highest sample so far, and
 * of those only what can still matter.
 */
export class FlatRuns {
  readonly #least: number;
  readonly #above: Summits;
  readonly #below: Summits;
  #position = 0;
  #start = 0;
  #first = 0;
  #last = 0;
  #before = Number.NaN;

  /**
   * @param least samples in a row that make a run
   * @param joinWithin runs that are nearer than so many samples will be joined by the caller, who
   *   then does not miss those between; 0 keeps every run
   */
  constructor(least: number, joinWithin: number) {
    this.#least = least;
    this.#above = new Summits(joinWithin);
    this.#below = new Summits(joinWithin);
  }

  /** @param samples full scale ±1 */
  push(samples: Float32Array): void {
    if (this.#position === 0) this.#first = this.#last = samples[0] ?? 0;
    let [first, last, before] = [this.#first, this.#last, this.#before];
    let start = this.#start - this.#position;
    // Half the ceilings: what lies between them is most of a recording, and raises neither.
    let [high, low] = [this.#above.ceiling / 2, -this.#below.ceiling / 2];
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i]!;
      if (Math.abs(sample - first) > FLATNESS) {
        if (i - start >= this.#least) {
          this.#start = this.#position + start;
          this.#before = before;
          this.#end(this.#position + i, first, last, sample);
        }
        before = last;
        start = i;
        first = sample;
      }
      if (sample > high) {
        climb(this.#above, sample, last);
        high = this.#above.ceiling / 2;
      } else if (sample < low) {
        climb(this.#below, -sample, -last);
        low = -this.#below.ceiling / 2;
      }
      last = sample;
    }
    this.#before = before;
    this.#start = this.#position + start;
    this.#first = first;
    this.#last = last;
    this.#position += samples.length;
  }

  /** In samples from the first; only once. Those of the upper side come first, each in order. */
  finish(): FlatRun[] {
    this.#end(this.#position, this.#first, this.#last, Number.NaN);
    return [...this.#above.finish(), ...this.#below.finish()];
  }

  #end(end: number, first: number, last: number, after: number): void {
    if (end - this.#start < this.#least) return;
    const summits = first > 0 ? this.#above : this.#below;
    const fall = drop(first, this.#before) + drop(last, after);
    summits.add({ start: this.#start, end, level: Math.abs(first), fall });
  }
}

/** @param outside NaN where the recording begins or ends */
function drop(inside: number, outside: number): number {
  return Number.isNaN(outside) ? 0 : Math.abs(inside - outside);
}

function climb(summits: Summits, level: number, last: number): void {
  if (level > summits.ceiling) summits.raise(level);
  const half = summits.ceiling / 2;
  if (level > half && last > half && level !== last) {
    summits.step(Math.min(level, last), Math.abs(level - last));
  }
}
