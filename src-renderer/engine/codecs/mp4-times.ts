import type { Box } from './mp4-boxes.ts';

/** Packets of one length that follow each other. */
interface Run {
  /** Its first packet. */
  readonly index: number;
  /** When that begins, in units of the track's clock since its first packet. */
  readonly start: number;
  /** Units of each. */
  readonly delta: number;
}

/**
 * When a track's packets begin, as its `stts` box tells: runs of packets of one length. Recordings that
 * were joined or stamped by a clock have many of them, most of which differ by a unit.
 */
export class Mp4Times {
  readonly #runs: readonly Run[];
  readonly #timescale: number;
  readonly #count: number;
  readonly #usual: number;

  private constructor(runs: readonly Run[], timescale: number, count: number, usual: number) {
    this.#runs = runs;
    this.#timescale = timescale;
    this.#count = count;
    this.#usual = usual;
  }

  /**
   * @param timescale units a second
   * @param count packets of the track
   * @returns null when the box does not tell about all of them
   */
  static read(view: DataView, { start, end }: Box, timescale: number, count: number) {
    const entries = Math.min(view.getUint32(start + 4), Math.floor((end - start - 8) / 8));
    const counts = new Map<number, number>();
    const runs: Run[] = [];
    let index = 0;
    let time = 0;
    for (let i = 0; i < entries; i++) {
      const packets = view.getUint32(start + 8 + 8 * i);
      const delta = view.getUint32(start + 12 + 8 * i);
      if (packets > 0) runs.push({ index, start: time, delta });
      counts.set(delta, (counts.get(delta) ?? 0) + packets);
      index += packets;
      time += packets * delta;
    }
    const [usual] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
    const isWhole = timescale > 0 && index >= count && usual > 0;
    return isWhole ? new Mp4Times(runs, timescale, count, usual) : null;
  }

  /** Seconds from the first packet's beginning to that of another. */
  startOf(packet: number): number {
    const { index, start, delta } = this.#runs[this.#runBefore((run) => run.index, packet)]!;
    return (start + (packet - index) * delta) / this.#timescale;
  }

  /** The packet that holds a time in seconds since the first one's beginning, or the nearest. */
  packetAt(seconds: number): number {
    // What was divided by the clock's rate before may lie a little before its packet.
    const time = seconds * this.#timescale + this.#usual * 1e-6;
    if (time <= 0) return 0;
    const run = this.#runBefore(({ start }) => start, time);
    const { index, start, delta } = this.#runs[run]!;
    const last = (this.#runs[run + 1]?.index ?? this.#count) - 1;
    const inRun = delta === 0 ? last : index + Math.floor((time - start) / delta);
    return Math.min(last, this.#count - 1, inRun);
  }

  /** Whether the next packet follows so much earlier or later than usual that something is missing. */
  hasGapAfter(packet: number): boolean {
    const { delta } = this.#runs[this.#runBefore((run) => run.index, packet)]!;
    return Math.abs(delta - this.#usual) >= this.#usual / 2;
  }

  /** The last run whose value is not above one, or the first. */
  #runBefore(placeOf: (run: Run) => number, value: number): number {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (placeOf(this.#runs[middle]!) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
