import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import { PEAKS_PER_SECOND } from '../engine/peaks.ts';
import { columnsOf, drawColumns, drawRuler, drawSamples } from './draw-waveform.ts';
import { onDrag } from './pointer-drag.ts';
import { type ReadSamples, SampleWindow } from './sample-window.ts';
import { SelectionBox } from './selection-box.ts';
import type { HandleLabels } from './selection-handles.ts';
import * as viewport from './viewport.ts';

export interface WaveformColors {
  readonly wave: string;
  readonly ruler: string;
}

export interface WaveformPorts {
  readonly container: HTMLElement;
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
 * Draws a stretch of a recording on a canvas as large as the window, whatever the recording's length:
 * from the pyramid, and closer than its bins from decoded sound.
 */
export class Waveform {
  readonly #ports: WaveformPorts;
  readonly #canvas = document.createElement('canvas');
  readonly #cursor = document.createElement('div');
  readonly #thumb = document.createElement('div');
  readonly #selection: SelectionBox;
  readonly #samples: SampleWindow;
  readonly #resizes: ResizeObserver;
  #view: viewport.Viewport;
  #seconds: number;
  #colors: WaveformColors;
  #position = 0;
  #frameRequest = 0;

  constructor(ports: WaveformPorts) {
    this.#ports = ports;
    this.#seconds = ports.seconds;
    this.#colors = ports.colors;
    this.#view = viewport.wholeView(this.#limits());
    this.#samples = new SampleWindow(ports.read, () => this.#schedule());
    this.#selection = new SelectionBox(ports.passage, {
      labels: ports.labels,
      formatTime: ports.formatTime,
      move: ports.move,
      seek: (x) => this.#seek(x),
      secondsPerPixel: () => this.#secondsPerPixel(),
    });
    this.#selection.set(ports.passage, this.#seconds);
    this.#cursor.setAttribute('part', 'cursor');
    this.#thumb.setAttribute('part', 'thumb');
    ports.container.append(this.#canvas, this.#selection.element, this.#cursor, this.#thumb);
    this.#listen();
    this.#resizes = new ResizeObserver(() => this.#show(this.#view));
    this.#resizes.observe(ports.container);
  }

  /** The pyramid has changed, or the recording's length. */
  refresh(seconds: number): void {
    const showedAll = this.#view.length >= this.#seconds;
    this.#seconds = seconds;
    this.#selection.set(this.#selection.passage, seconds);
    this.#show(showedAll ? viewport.wholeView(this.#limits()) : this.#view);
  }

  setPassage(passage: Passage): void {
    this.#selection.set(passage, this.#seconds);
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
    const { start, end } = this.#selection.passage;
    this.#show(viewport.around((start + end) / 2, (end - start) * 1.2, this.#limits()));
  }

  dispose(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#resizes.disconnect();
    this.#samples.forget();
    this.#ports.container.replaceChildren();
  }

  #listen(): void {
    const { container } = this.#ports;
    onDrag(container, () => {
      const from = this.#view;
      return {
        move: (dx) => {
          const seconds = -dx * this.#secondsPerPixel();
          this.#show(viewport.moved(from, seconds, this.#limits()));
        },
        click: (x) => this.#seek(x),
      };
    });
    onDrag(this.#thumb, () => {
      const from = this.#view;
      return {
        move: (dx) => {
          const seconds = (dx * this.#seconds) / this.#width();
          this.#show(viewport.moved(from, seconds, this.#limits()));
        },
      };
    });
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

  #seek(x: number): void {
    this.#ports.seek(Math.max(0, Math.min(this.#seconds, this.#timeAt(x))));
  }

  /** The position, where it is in view; else the selection; else the middle of what is. */
  #anchor(): number {
    const { start, length } = this.#view;
    const { passage } = this.#selection;
    const candidates = [this.#position, (passage.start + passage.end) / 2];
    const seen = candidates.find((time) => time > start && time < start + length);
    return seen ?? start + length / 2;
  }

  #show(view: viewport.Viewport): void {
    this.#view = viewport.moved(view, 0, this.#limits());
    this.#ports.viewed(this.#view.start, this.#view.start + this.#view.length);
    this.#schedule();
    this.#placeOverlays();
  }

  #placeOverlays(): void {
    const width = this.#width();
    const { start, length } = this.#view;
    this.#selection.place(this.#view, width);
    const x = ((this.#position - start) * width) / length;
    this.#cursor.hidden = x < 0 || x > width;
    this.#cursor.style.left = `${Math.max(0, Math.min(width, x))}px`;
    this.#thumb.hidden = length >= this.#seconds;
    this.#thumb.style.left = `${(start / this.#seconds) * 100}%`;
    this.#thumb.style.width = `${(length / this.#seconds) * 100}%`;
  }

  /** At most one drawing a frame, however much changes in between. */
  #schedule(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const width = this.#width();
    const height = this.#ports.container.clientHeight;
    const ratio = devicePixelRatio;
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.scale(ratio, ratio);
    const surface = { context, width, height };
    const columns = Math.round(width * ratio);
    const gain = 1 / Math.max(1e-4, this.#ports.pyramid.loudest());
    const { wave, ruler } = this.#colors;
    const samples = this.#closeSamples();
    if (samples && this.#secondsPerPixel() * samples.sampleRate < LINE_SAMPLES) {
      drawSamples(surface, this.#view, samples, gain, wave);
    } else {
      const { start, length } = this.#view;
      const peaks = samples
        ? columnsOf(samples, this.#view, columns)
        : this.#ports.pyramid.columns(start, start + length, columns);
      drawColumns(surface, peaks, gain, wave);
    }
    drawRuler(surface, this.#view, this.#ports.formatRulerTime, ruler);
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
    const { left } = this.#canvas.getBoundingClientRect();
    return this.#view.start + (x - left) * this.#secondsPerPixel();
  }
}
