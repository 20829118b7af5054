import type { VisibleSamples } from './draw-waveform.ts';
import type { Viewport } from './viewport.ts';

export type ReadSamples = (
  start: number,
  end: number,
  signal: AbortSignal,
) => Promise<VisibleSamples>;

/** Holds the decoded sound around the view, and fetches it when the view has left it. */
export class SampleWindow {
  readonly #read: ReadSamples;
  readonly #changed: () => void;
  #samples: VisibleSamples | null = null;
  /** What is held or being fetched, in seconds. */
  #wanted: { readonly start: number; readonly end: number } | null = null;
  #reading = new AbortController();

  constructor(read: ReadSamples, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** The sound of the view, or null until it is there. */
  cover(view: Viewport, seconds: number): VisibleSamples | null {
    const end = Math.min(seconds, view.start + view.length);
    const isWanted = this.#wanted && this.#wanted.start <= view.start && this.#wanted.end >= end;
    if (!isWanted) this.#fetch(view, seconds);
    return this.#samples;
  }

  forget(): void {
    this.#reading.abort();
    this.#samples = null;
    this.#wanted = null;
  }

  #fetch(view: Viewport, seconds: number): void {
    this.forget();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    // Half a view on both sides, so that moving a little needs nothing new.
    const start = Math.max(0, view.start - view.length / 2);
    const end = Math.min(seconds, view.start + view.length * 1.5);
    this.#wanted = { start, end };
    this.#read(start, end, signal).then(
      (samples) => {
        if (signal.aborted) return;
        this.#samples = samples;
        this.#changed();
      },
      // The peaks stay on screen; playing and saving say what is wrong.
      () => undefined,
    );
  }
}
