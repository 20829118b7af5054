import { LineFrames } from './line-frames.ts';
import { LEAST_LINE_SECONDS } from './mains-lines.ts';
import { isHeard, type SteadyLine, steadyLine } from './steady-lines.ts';
import { joined, type Stretch } from './stretch.ts';

/** Long enough for a voice to pause and wander. */
const WINDOW_SECONDS = 10;
const STEP_SECONDS = 5;
/** Hum does not come and go within less. */
const JOIN_SECONDS = 2;

/**
 * Finds where mains hum can be heard in a recording that arrives in blocks.
 *
 * Every five seconds it looks at the last ten as `mainsLine` looks at a whole sample; where it finds
 * a line, all ten count. Memory: ten seconds of spectra, and a few numbers for each window that hums.
 */
export class HumFinder {
  readonly #spectra: LineFrames;
  readonly #window: number;
  readonly #step: number;
  readonly #frames: Float64Array[] = [];
  /** Frames that came, and how many there were at the last look. */
  #count = 0;
  #looked = 0;
  readonly #found: { readonly line: SteadyLine; readonly place: Stretch }[] = [];

  /** @param sampleRate hertz, at least 2000 */
  constructor(sampleRate: number) {
    this.#spectra = new LineFrames(sampleRate);
    this.#window = this.#framesIn(WINDOW_SECONDS);
    this.#step = Math.round(STEP_SECONDS / this.#spectra.hopSeconds);
  }

  /** @param samples mono, full scale ±1 */
  push(samples: Float32Array): void {
    for (const frame of this.#spectra.push(samples)) {
      this.#frames.push(frame);
      this.#count += 1;
      if (this.#frames.length > this.#window) this.#frames.shift();
      const due = this.#looked === 0 ? this.#window : this.#looked + this.#step;
      if (this.#count === due) this.#look();
    }
  }

  /**
   * In order, in seconds. Only once.
   *
   * @param speechDbfs level of the recording's speech: hum far below it is not heard
   */
  finish(speechDbfs: number): Stretch[] {
    const enough = this.#frames.length >= this.#framesIn(LEAST_LINE_SECONDS);
    if (enough && this.#looked < this.#count) this.#look();
    const heard = this.#found.filter(({ line }) => isHeard(line, speechDbfs));
    return joined(
      heard.map(({ place }) => place),
      JOIN_SECONDS,
    );
  }

  #look(): void {
    this.#looked = this.#count;
    const { hertzPerBin, hopSeconds, frameSeconds } = this.#spectra;
    const line = steadyLine(this.#frames, hertzPerBin);
    if (!line) return;
    const first = this.#count - this.#frames.length;
    const end = (this.#count - 1) * hopSeconds + frameSeconds;
    this.#found.push({ line, place: { start: first * hopSeconds, end } });
  }

  /** Frames that lie wholly in so many seconds. */
  #framesIn(seconds: number): number {
    const { hopSeconds, frameSeconds } = this.#spectra;
    return Math.floor((seconds - frameSeconds) / hopSeconds) + 1;
  }
}
