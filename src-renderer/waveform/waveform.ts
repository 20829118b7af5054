import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import { PEAKS_PER_SECOND } from '../engine/peaks.ts';
import { columnsOf, drawRuler, drawSamples } from './draw-waveform.ts';
import { onDrag } from './pointer-drag.ts';
import { type ReadSamples, SampleWindow } from './sample-window.ts';
import type { HandleLabels } from './selection-handles.ts';
import { SelectionRegion } from './selection-region.ts';
import * as viewport from './viewport.ts';
import { type Stretch, VisibleWave, type WaveColors } from './visible-wave.ts';

export interface WaveformColors extends WaveColors {
  readonly ruler: string;
}

export interface WaveformPorts {
  readonly container: HTMLElement;
  /** Lets wavesurfer's own style element through the content security policy. */
  readonly nonce: string;
  readonly pyramid: PeakPyramid;
  readonly seconds: number;
  readonly sampleRate: number;
  readonly passage: Passage;
  readonly colors: WaveformColors;
  readonly labels: HandleLabels;
  /** A time to read on the ruler, whose marks are `step` apart, and one to hear from a handle. */
  readonly formatRulerTime: (seconds: number, step: number) => string;
  readonly formatTime: (seconds: number) => string;
  readonly move: (edge: PassageEdge, time: number) => Passage;
  readonly seek: (time: number) => void;
  readonly read: ReadSamples;
  /** What is on screen now, in seconds. */
  readonly viewed: (start: number, end: number) => void;
}

const ZOOM_STEP = 1.6;
/** Samples a pixel from which on single samples are joined by a line. */
const LINE_SAMPLES = 2;

/**
 * wavesurfer over the visible stretch only: with each change of the view it is given that stretch's peaks
 * and its length, so it never scrolls, and a recording of any length costs it one window's width.
 */
export class Waveform {
  readonly #ports: WaveformPorts;
  readonly #wave: VisibleWave;
  readonly #ruler = document.createElement('canvas');
  readonly #thumb = document.createElement('div');
  readonly #samples: SampleWindow;
  readonly #resizes: ResizeObserver;
  #selection: SelectionRegion | null = null;
  #passage: Passage;
  #view: viewport.Viewport;
  #seconds: number;
  #colors: WaveformColors;
  #position = 0;
  #frameRequest = 0;

  constructor(ports: WaveformPorts) {
    this.#ports = ports;
    this.#seconds = ports.seconds;
    this.#passage = ports.passage;
    this.#colors = ports.colors;
    this.#view = viewport.wholeView(this.#limits());
    this.#samples = new SampleWindow(ports.read, () => this.#schedule());
    const stage = document.createElement('div');
    stage.setAttribute('part', 'stage');
    this.#ruler.setAttribute('part', 'ruler');
    this.#thumb.setAttribute('part', 'thumb');
    ports.container.append(stage, this.#ruler, this.#thumb);
    this.#wave = new VisibleWave(stage, ports.nonce, this.#view.length, () => {
      this.#selection = this.#createSelection();
      this.#schedule();
    });
    this.#listen();
    this.#resizes = new ResizeObserver(() => this.#show(this.#view));
    this.#resizes.observe(ports.container);
  }

  /** The pyramid has changed, or the recording's length. */
  refresh(seconds: number): void {
    const showedAll = this.#view.length >= this.#seconds;
    this.#seconds = seconds;
    this.#selection?.set(this.#passage, seconds);
    this.#show(showedAll ? viewport.wholeView(this.#limits()) : this.#view);
  }

  setPassage(passage: Passage): void {
    this.#passage = passage;
    this.#selection?.set(passage, this.#seconds);
    this.#placeOverlays();
  }

  setPosition(seconds: number, playing: boolean): void {
    this.#position = seconds;
    const view = playing ? viewport.following(this.#view, seconds, this.#limits()) : this.#view;
    if (view === this.#view) this.#placeOverlays();
    else this.#show(view);
  }

  setColors(colors: WaveformColors): void {
    this.#colors = colors;
    this.#selection?.setColor(colors.selection);
    this.#schedule();
  }

  zoomIn(): void {
    this.#zoom(ZOOM_STEP, this.#anchor());
  }

  zoomOut(): void {
    this.#zoom(1 / ZOOM_STEP, this.#anchor());
  }

  zoomAll(): void {
    this.#show(viewport.wholeView(this.#limits()));
  }

  zoomToSelection(): void {
    const { start, end } = this.#passage;
    this.#show(viewport.around((start + end) / 2, (end - start) * 1.2, this.#limits()));
  }

  dispose(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#resizes.disconnect();
    this.#samples.forget();
    this.#wave.dispose();
    this.#ports.container.replaceChildren();
  }

  #createSelection(): SelectionRegion {
    const { labels, formatTime, move } = this.#ports;
    const region = this.#wave.addRegion(this.#view.length, this.#colors.selection);
    const selection = new SelectionRegion(region, this.#passage, {
      labels,
      formatTime,
      move,
      reveal: (time) => this.#reveal(time),
      secondsPerPixel: () => this.#secondsPerPixel(),
    });
    selection.set(this.#passage, this.#seconds);
    return selection;
  }

  #listen(): void {
    const { container } = this.#ports;
    const pan = (secondsPerPixel: () => number) => () => {
      const from = this.#view;
      return (dx: number) =>
        this.#show(viewport.moved(from, dx * secondsPerPixel(), this.#limits()));
    };
    onDrag(
      container,
      pan(() => -this.#secondsPerPixel()),
    );
    onDrag(
      this.#thumb,
      pan(() => this.#seconds / this.#width()),
    );
    this.#wave.onClick((time) => this.#seek(this.#view.start + time));
    this.#ruler.addEventListener('click', ({ clientX }) => this.#seek(this.#timeAt(clientX)));
    container.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  /** Ctrl (also what a trackpad's pinch sends) zooms; everything else moves. */
  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const amount = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
    if (event.ctrlKey || event.metaKey)
      this.#zoom(2 ** (-amount / 200), this.#timeAt(event.clientX));
    else this.#show(viewport.moved(this.#view, amount * this.#secondsPerPixel(), this.#limits()));
  }

  #zoom(factor: number, anchor: number): void {
    this.#show(viewport.zoomed(this.#view, factor, anchor, this.#limits()));
  }

  #seek(time: number): void {
    this.#ports.seek(Math.max(0, Math.min(this.#seconds, time)));
    this.#placeOverlays();
  }

  #reveal(time: number): void {
    const { start, length } = this.#view;
    if (time < start || time > start + length) {
      this.#show(viewport.around(time, length, this.#limits()));
    }
  }

  /** The position, where it is in view; else the selection; else the middle of what is. */
  #anchor(): number {
    const { start, length } = this.#view;
    const passage = this.#passage;
    const candidates = [this.#position, (passage.start + passage.end) / 2];
    const seen = candidates.find((time) => time > start && time < start + length);
    return seen ?? start + length / 2;
  }

  #show(view: viewport.Viewport): void {
    this.#view = viewport.moved(view, 0, this.#limits());
    this.#ports.viewed(this.#view.start, this.#view.start + this.#view.length);
    this.#schedule();
  }

  /** At most one drawing a frame, however much changes in between. */
  #schedule(): void {
    this.#frameRequest ||= requestAnimationFrame(() => {
      this.#frameRequest = 0;
      this.#draw();
    });
  }

  /** Moves what lies over the drawing, unless a drawing is about to do so. */
  #placeOverlays(): void {
    if (this.#frameRequest || !this.#selection) return;
    const { start, length } = this.#view;
    this.#selection.place(this.#view);
    this.#wave.setCursor((this.#position - start) / length);
    this.#thumb.hidden = length >= this.#seconds;
    this.#thumb.style.left = `${(start / this.#seconds) * 100}%`;
    this.#thumb.style.width = `${(length / this.#seconds) * 100}%`;
  }

  #draw(): void {
    if (!this.#selection) return;
    const { start, length } = this.#view;
    const samples = this.#closeSamples();
    const count = Math.round(this.#width() * devicePixelRatio);
    const columns = samples
      ? columnsOf(samples, this.#view, count)
      : this.#ports.pyramid.columns(start, start + length, count);
    const isLine = samples && this.#secondsPerPixel() * samples.sampleRate < LINE_SAMPLES;
    const gain = 1 / Math.max(1e-4, this.#ports.pyramid.loudest());
    const line: Stretch['line'] = isLine
      ? (surface, reach) => drawSamples(surface, this.#view, samples, reach, this.#colors.wave)
      : null;
    this.#wave.draw({ columns, length, gain, line }, this.#colors);
    drawRuler(this.#ruler, this.#view, this.#ports.formatRulerTime, this.#colors.ruler);
    this.#placeOverlays();
  }

  /** Decoded sound, where a bin of the pyramid would be wider than a pixel. */
  #closeSamples() {
    if (this.#secondsPerPixel() * PEAKS_PER_SECOND < 1) {
      return this.#samples.cover(this.#view, this.#seconds);
    }
    this.#samples.forget();
    return null;
  }

  #limits(): viewport.ViewportLimits {
    const { sampleRate } = this.#ports;
    return { seconds: this.#seconds, sampleRate, width: this.#width() };
  }

  #width(): number {
    return Math.max(1, this.#ports.container.clientWidth);
  }

  #secondsPerPixel(): number {
    return this.#view.length / this.#width();
  }

  #timeAt(x: number): number {
    const { left } = this.#ruler.getBoundingClientRect();
    return this.#view.start + (x - left) * this.#secondsPerPixel();
  }
}
