import type { Passages } from '../../src-main/contract/passages.ts';
import type { Columns, PeakPyramid } from '../engine/peak-pyramid.ts';
import { PEAKS_PER_SECOND } from '../engine/peaks.ts';
import {
  columnsOf,
  drawColumns,
  drawSamples,
  fillStretches,
  recolor,
  type VisibleSamples,
} from './draw-waveform.ts';
import { type ReadSamples, SampleWindow } from './sample-window.ts';
import type { Viewport } from './viewport.ts';
import type { Surface } from './visible-wave.ts';

export interface PictureColors {
  readonly wave: string;
  /** What is not selected. */
  readonly unselected: string;
  readonly speechTint: string;
}

/** How much of the height the loudest sample takes. */
const FILLED = 0.94;
/** Samples a pixel from which on single samples are joined by a line. */
const LINE_SAMPLES = 2;

/** The waveform of the view: summed up when the view changes, painted also when only colours do. */
export class WavePicture {
  readonly #pyramid: PeakPyramid;
  readonly #samples: SampleWindow;
  #view: Viewport = { start: 0, length: 1 };
  #columns: Columns = { max: new Float32Array(1), min: new Float32Array(1) };
  /** Drawn in place of the columns, as single samples. */
  #line: VisibleSamples | null = null;

  /** @param changed told when sound that was waited for has come */
  constructor(pyramid: PeakPyramid, read: ReadSamples, changed: () => void) {
    this.#pyramid = pyramid;
    this.#samples = new SampleWindow(read, changed);
  }

  /**
   * Takes in a new view, or the same one over changed peaks.
   *
   * @param seconds of the whole recording
   * @param width pixels of the page
   */
  look(view: Viewport, seconds: number, width: number): void {
    this.#view = view;
    const perPixel = view.length / width;
    const samples = this.#closeSamples(perPixel, seconds);
    this.#line = samples && perPixel * samples.sampleRate < LINE_SAMPLES ? samples : null;
    if (this.#line) return;
    const count = Math.max(1, Math.round(width * devicePixelRatio));
    this.#columns = samples
      ? columnsOf(samples, view, count)
      : this.#pyramid.columns(view.start, view.start + view.length, count);
  }

  paint(surface: Surface, passages: Passages, speech: Passages, colors: PictureColors): void {
    const { context, height } = surface;
    // The same height in every view: a zoom must not make a quiet place look loud.
    const reach = ((height / 2) * FILLED) / Math.max(1e-4, this.#pyramid.loudest());
    if (this.#line) drawSamples(surface, this.#view, this.#line, reach, colors.unselected);
    else drawColumns(surface, this.#columns, reach, colors.unselected);
    // The shape costs most by far: it is drawn once, then coloured, and the tint goes below it.
    recolor(surface, this.#view, passages, colors.wave);
    context.globalCompositeOperation = 'destination-over';
    fillStretches(surface, this.#view, speech, { top: 0, height, color: colors.speechTint });
    context.globalCompositeOperation = 'source-over';
  }

  dispose(): void {
    this.#samples.forget();
  }

  /** Decoded sound, where a bin of the pyramid would be wider than a pixel. */
  #closeSamples(perPixel: number, seconds: number): VisibleSamples | null {
    if (perPixel * PEAKS_PER_SECOND < 1) return this.#samples.cover(this.#view, seconds);
    this.#samples.forget();
    return null;
  }
}
