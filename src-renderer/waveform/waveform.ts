import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import TimelinePlugin from 'wavesurfer.js/plugins/timeline';
import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import { type HandleLabels, makeAccessible, speakValues } from './selection-handles.ts';

export interface WaveformColors {
  readonly wave: string;
  readonly cursor: string;
  readonly selection: string;
}

/** The highest and the lowest sample of each bin, spread over the recording's length. */
export interface WaveformPeaks {
  readonly highest: Float32Array;
  readonly lowest: Float32Array;
}

export interface WaveformPorts {
  readonly container: HTMLElement;
  /** Lets wavesurfer's own style element through the content security policy. */
  readonly nonce: string;
  readonly seconds: number;
  readonly peaks: WaveformPeaks;
  readonly passage: Passage;
  readonly colors: WaveformColors;
  readonly labels: HandleLabels;
  /** A time to read on the ruler, and one to hear from a handle. */
  readonly formatRulerTime: (seconds: number) => string;
  readonly formatTime: (seconds: number) => string;
  /** A handle or the whole selection was moved to a time; the answer is what it may be. */
  readonly move: (edge: PassageEdge, time: number) => Passage;
  readonly seek: (time: number) => void;
}

/** Pixels per second at which one peak is two pixels wide; closer would show steps. */
const MAX_PIXELS_PER_SECOND = 200;
const ZOOM_STEP = 1.6;

function timeRuler(format: (seconds: number) => string) {
  return TimelinePlugin.create({
    height: 20,
    secondaryLabelOpacity: 1,
    formatTimeCallback: format,
  });
}

/** wavesurfer, behind the few things the editor does with it. It never decodes: peaks are given. */
export class Waveform {
  readonly #ports: WaveformPorts;
  readonly #surfer: WaveSurfer;
  readonly #regions: ReturnType<typeof RegionsPlugin.create>;
  #seconds: number;
  #peaks: WaveformPeaks;
  #passage: Passage;
  #region: Region | null = null;
  #pixelsPerSecond = 0;

  constructor(ports: WaveformPorts) {
    this.#ports = ports;
    this.#seconds = ports.seconds;
    this.#peaks = ports.peaks;
    this.#passage = ports.passage;
    this.#regions = RegionsPlugin.create();
    this.#surfer = WaveSurfer.create({
      container: ports.container,
      cspNonce: ports.nonce,
      height: 'auto',
      normalize: true,
      cursorWidth: 2,
      // Leaves room for the time ruler under the loudest peak.
      barHeight: 0.86,
      peaks: [ports.peaks.highest, ports.peaks.lowest],
      duration: ports.seconds,
      waveColor: ports.colors.wave,
      progressColor: ports.colors.wave,
      cursorColor: ports.colors.cursor,
      plugins: [this.#regions, timeRuler(ports.formatRulerTime)],
    });
    this.#surfer.on('interaction', ports.seek);
    this.#regions.on('region-update', (region, side) => this.#keepInBand(region, side));
    // Until it is ready it holds on to the peaks that it was made with.
    this.#surfer.once('ready', () => {
      this.#drawPeaks();
      this.#addRegion();
    });
  }

  setPeaks(peaks: WaveformPeaks, seconds: number): void {
    const lengthChanged = seconds !== this.#seconds;
    this.#peaks = peaks;
    this.#seconds = seconds;
    if (!this.#region) return;
    this.#drawPeaks();
    if (lengthChanged) {
      this.#regions.clearRegions();
      this.#addRegion();
    }
  }

  setPassage(passage: Passage): void {
    this.#passage = passage;
    if (!this.#region) return;
    if (this.#region.start !== passage.start || this.#region.end !== passage.end) {
      this.#region.setOptions({ start: passage.start, end: passage.end });
    }
    this.#speakValues();
  }

  setPosition(seconds: number, playing: boolean): void {
    this.#surfer.getRenderer().renderProgress(seconds / this.#seconds, playing);
  }

  setColors(colors: WaveformColors): void {
    this.#surfer.setOptions({
      waveColor: colors.wave,
      progressColor: colors.wave,
      cursorColor: colors.cursor,
    });
    this.#region?.setOptions({ color: colors.selection });
  }

  zoomIn(): void {
    this.#zoom(this.#scale() * ZOOM_STEP, this.#middle());
  }

  zoomOut(): void {
    this.#zoom(this.#scale() / ZOOM_STEP, this.#middle());
  }

  zoomAll(): void {
    this.#zoom(0, 0);
  }

  zoomToSelection(): void {
    const { start, end } = this.#passage;
    this.#zoom(this.#surfer.getWidth() / ((end - start) * 1.2), (start + end) / 2);
  }

  dispose(): void {
    this.#surfer.destroy();
  }

  #scale(): number {
    return Math.max(this.#pixelsPerSecond, this.#surfer.getWidth() / this.#seconds);
  }

  #zoom(pixelsPerSecond: number, middle: number): void {
    this.#pixelsPerSecond = Math.min(pixelsPerSecond, MAX_PIXELS_PER_SECOND);
    this.#surfer.zoom(this.#pixelsPerSecond);
    const visible = this.#surfer.getWidth() / this.#scale();
    this.#surfer.setScrollTime(Math.max(0, middle - visible / 2));
  }

  /** The selection, where it is in view; else the middle of what is. */
  #middle(): number {
    const from = this.#surfer.getScroll() / this.#scale();
    const to = from + this.#surfer.getWidth() / this.#scale();
    const selection = (this.#passage.start + this.#passage.end) / 2;
    return selection > from && selection < to ? selection : (from + to) / 2;
  }

  #drawPeaks(): void {
    const { highest, lowest } = this.#peaks;
    this.#surfer.setOptions({ peaks: [highest, lowest], duration: this.#seconds });
    // wavesurfer 8.0.1 takes new peaks in this way but goes on drawing the old ones.
    const data = this.#surfer.getDecodedData();
    if (data) void this.#surfer.getRenderer().render(data);
  }

  #addRegion(): void {
    this.#region = this.#regions.addRegion({
      start: this.#passage.start,
      end: this.#passage.end,
      color: this.#ports.colors.selection,
    });
    const { element } = this.#region;
    if (element) {
      makeAccessible(element, this.#ports.labels, (edge, seconds) => {
        const from = edge === 'end' ? this.#passage.end : this.#passage.start;
        this.setPassage(this.#ports.move(edge, from + seconds));
      });
    }
    this.#speakValues();
  }

  /** The plugin's own limits reject a move; these give way to it as far as it may go. */
  #keepInBand(region: Region, side: 'start' | 'end' | undefined): void {
    const edge = side ?? 'both';
    const passage = this.#ports.move(edge, edge === 'end' ? region.end : region.start);
    region.setOptions({ start: passage.start, end: passage.end });
    this.setPassage(passage);
  }

  #speakValues(): void {
    const element = this.#region?.element;
    if (element) speakValues(element, this.#passage, this.#seconds, this.#ports.formatTime);
  }
}
