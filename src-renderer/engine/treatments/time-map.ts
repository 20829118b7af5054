/** A stretch that was kept, in seconds: where it was and where it is. */
export interface KeptStretch {
  readonly source: number;
  readonly treated: number;
  readonly seconds: number;
}

/**
 * Translates times between a passage and what shortening made of it, so that markers and the playhead
 * stay on the same sound. Both directions rise with time; what was cut out falls on the cut.
 */
export class TimeMap {
  readonly #stretches: readonly KeptStretch[];

  /** @param stretches in order, at least one */
  constructor(stretches: readonly KeptStretch[]) {
    if (stretches.length === 0) throw new RangeError('a time map needs a stretch');
    this.#stretches = stretches;
  }

  /** In order; also what crosses a worker's border. */
  get stretches(): readonly KeptStretch[] {
    return this.#stretches;
  }

  /** @param seconds in the passage @returns seconds in the result */
  toTreated(seconds: number): number {
    return this.#translate(seconds, 'source', 'treated');
  }

  /** @param seconds in the result @returns seconds in the passage */
  toSource(seconds: number): number {
    return this.#translate(seconds, 'treated', 'source');
  }

  #translate(seconds: number, from: 'source' | 'treated', to: 'source' | 'treated'): number {
    const after = this.#stretches.findIndex((stretch) => stretch[from] > seconds);
    const index = after === -1 ? this.#stretches.length - 1 : Math.max(0, after - 1);
    const stretch = this.#stretches[index]!;
    const inside = Math.max(0, Math.min(stretch.seconds, seconds - stretch[from]));
    return stretch[to] + inside;
  }
}
