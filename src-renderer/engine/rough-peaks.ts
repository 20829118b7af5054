import type { PeakPyramid, Probe } from './peak-pyramid.ts';
import { PEAKS_PER_SECOND, type PeakSpan } from './peaks.ts';

/** A probe speaks for this share of the recording on either side, and no more. */
const REACH = 1 / 128;

/**
 * Draws probes where exact peaks are still missing: each stands for its surroundings, up to half way to
 * its neighbours. What is exact stays.
 */
export class RoughPeaks {
  readonly #pyramid: PeakPyramid;
  #probes: Probe[] = [];
  /** Exact stretches in bins, in order, none touching another. */
  #exact: { start: number; end: number }[] = [];

  constructor(pyramid: PeakPyramid) {
    this.#pyramid = pyramid;
  }

  /** Adds probes and redraws what they stand for, up to the recording's end. */
  addProbes(probes: readonly Probe[], totalBins: number): void {
    this.#probes = [...this.#probes, ...probes].sort((a, b) => a.seconds - b.seconds);
    this.#probes.forEach((probe, i) => {
      const before = this.#probes[i - 1];
      const after = this.#probes[i + 1];
      const bin = probe.seconds * PEAKS_PER_SECOND;
      const first = Math.max(0, Math.floor(bin - totalBins * REACH));
      const last = Math.min(totalBins, Math.ceil(bin + totalBins * REACH) + 1);
      const start = before ? Math.max(first, middleBin(before, probe)) : first;
      const end = after ? Math.min(last, middleBin(probe, after)) : last;
      this.#fillUnknown(start, end, probe);
    });
  }

  setExact(span: PeakSpan): void {
    this.#pyramid.set(span);
    this.#note(span.firstBin, span.firstBin + span.max.length);
  }

  #fillUnknown(start: number, end: number, { max, min }: Probe): void {
    let at = start;
    for (const known of this.#exact) {
      if (known.end <= at) continue;
      if (known.start >= end) break;
      this.#pyramid.fill(at, known.start, max, min);
      at = known.end;
    }
    this.#pyramid.fill(at, end, max, min);
  }

  #note(start: number, end: number): void {
    const touching = this.#exact.filter((each) => each.start <= end && each.end >= start);
    const merged = {
      start: Math.min(start, ...touching.map((each) => each.start)),
      end: Math.max(end, ...touching.map((each) => each.end)),
    };
    this.#exact = [...this.#exact.filter((each) => !touching.includes(each)), merged];
    this.#exact.sort((a, b) => a.start - b.start);
  }
}

function middleBin(left: Probe, right: Probe): number {
  return Math.round(((left.seconds + right.seconds) / 2) * PEAKS_PER_SECOND);
}
