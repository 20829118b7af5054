import { heightOf, SPECTROGRAM_ROWS } from '../engine/measure/spectrogram.ts';
import { colored, colorMap } from './color-map.ts';
import { clearedSurface } from './draw-waveform.ts';
import type { Size } from './size-watch.ts';
import {
  type Tile,
  type TileColumns,
  tileColumns,
  tileKey,
  tileSpan,
  tilesOf,
} from './spectrogram-tiles.ts';
import type { Viewport } from './viewport.ts';
import type { Surface } from './visible-wave.ts';

/** Where columns come from. */
export interface SpectrogramSource {
  /** Hertz. */
  readonly sampleRate: number;
  /** Whether columns that far apart are read one by one, so that a first impression is worth it. */
  readonly isSlow: (columns: TileColumns) => boolean;
  /** Their levels, as the engine's spectrogram gives them. */
  readonly read: (columns: TileColumns, signal: AbortSignal) => Promise<Uint8Array>;
}

export interface SpectrogramPorts {
  readonly source: SpectrogramSource;
  readonly isDark: boolean;
  /** Told when there is something new to draw. */
  readonly changed: () => void;
  /** Told what is being looked at once the view stands still, and whether all of it is drawn. */
  readonly settled: (view: Viewport, isComplete: boolean) => void;
}

interface KeptTile {
  readonly tile: Tile;
  readonly levels: Uint8Array;
  readonly isRough: boolean;
  readonly image: OffscreenCanvas;
}

/** 20 MB of pixels at most. */
const MAX_TILES = 256;
/** A view that is passed through on the way is not worth reading for. */
const SETTLE_MS = 90;
const LABELS = [100, 500, 1000, 2000, 4000, 8000, 16_000];
/** Pixels of the labels' text, and from one to the next at least, before the interface is scaled. */
const LABEL_TEXT = 11;
const LABEL_PIXELS = 14;

/** The spectrogram of the view: draws what it has, and fetches what is missing, the newest view first. */
export class SpectrogramView {
  readonly element = document.createElement('canvas');
  readonly #ports: SpectrogramPorts;
  readonly #tiles = new Map<string, KeptTile>();
  readonly #closing = new AbortController();
  #colors: Uint32Array;
  #isDark: boolean;
  #wanted: readonly Tile[] = [];
  #view: Viewport = { start: 0, length: 1 };
  #settleTimer = 0;
  #reading: { readonly key: string; readonly controller: AbortController } | null = null;

  constructor(ports: SpectrogramPorts) {
    this.#ports = ports;
    this.#isDark = ports.isDark;
    this.#colors = colorMap(ports.isDark);
    this.element.setAttribute('part', 'spectrogram');
    // Said in words beside it: a picture of sound has no other reading.
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** @param scale how much larger than usual the interface is */
  draw(view: Viewport, seconds: number, { width, height }: Size, scale: number): void {
    const surface = clearedSurface(this.element, width, height);
    if (!surface) return;
    for (const kept of this.#tilesIn(view)) drawTile(surface, view, kept);
    drawFrequencies(surface, this.#ports.source.sampleRate, this.#isDark, scale);
    this.#want(view, tilesOf(view, width, seconds));
  }

  setDark(isDark: boolean): void {
    this.#isDark = isDark;
    this.#colors = colorMap(isDark);
    for (const [key, kept] of this.#tiles) {
      this.#tiles.set(key, { ...kept, image: this.#imageOf(kept.levels) });
    }
    this.#ports.changed();
  }

  dispose(): void {
    window.clearTimeout(this.#settleTimer);
    this.#closing.abort();
    this.#reading?.controller.abort();
    this.element.remove();
  }

  /** What is there of a view, coarse tiles first, so that finer ones lie over them. */
  #tilesIn(view: Viewport): KeptTile[] {
    return [...this.#tiles.values()]
      .filter(({ tile }) => {
        const { start, length } = tileSpan(tile);
        return start < view.start + view.length && start + length > view.start;
      })
      .sort((a, b) => b.tile.level - a.tile.level);
  }

  #want(view: Viewport, tiles: readonly Tile[]): void {
    const isSame = view.start === this.#view.start && view.length === this.#view.length;
    if (isSame && this.#wanted.length === tiles.length) return;
    this.#view = view;
    this.#wanted = tiles;
    const keys = new Set(tiles.map(tileKey));
    if (this.#reading && !keys.has(this.#reading.key)) this.#reading.controller.abort();
    window.clearTimeout(this.#settleTimer);
    this.#settleTimer = window.setTimeout(() => void this.#fetch(), SETTLE_MS);
  }

  async #fetch(): Promise<void> {
    if (this.#reading) return;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#ports.settled(this.#view, false);
      const controller = new AbortController();
      this.#reading = { key: tileKey(next.tile), controller };
      try {
        const columns = tileColumns(next.tile, next.isRough);
        const levels = await this.#ports.source.read(columns, controller.signal);
        if (this.#closing.signal.aborted) return;
        this.#keep({ ...next, levels, image: this.#imageOf(levels) });
        this.#ports.changed();
      } catch {
        // Cancelled for a newer view; or not readable, which playing and saving say better.
        if (!controller.signal.aborted) return;
      } finally {
        this.#reading = null;
      }
      if (this.#closing.signal.aborted) return;
    }
    this.#ports.settled(this.#view, true);
  }

  /** What to read next: impressions of everything in view before the details of anything. */
  #next(): { readonly tile: Tile; readonly isRough: boolean } | null {
    const { isSlow } = this.#ports.source;
    const missing = this.#wanted.find((tile) => !this.#tiles.has(tileKey(tile)));
    if (missing) return { tile: missing, isRough: isSlow(tileColumns(missing, false)) };
    const rough = this.#wanted.find((tile) => this.#tiles.get(tileKey(tile))?.isRough);
    return rough ? { tile: rough, isRough: false } : null;
  }

  #keep(kept: KeptTile): void {
    const key = tileKey(kept.tile);
    this.#tiles.delete(key);
    this.#tiles.set(key, kept);
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size > MAX_TILES && oldest !== undefined) this.#tiles.delete(oldest);
  }

  #imageOf(levels: Uint8Array): OffscreenCanvas {
    const image = colored(levels, SPECTROGRAM_ROWS, this.#colors);
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    return canvas;
  }
}

function drawTile({ context, width, height }: Surface, view: Viewport, kept: KeptTile): void {
  const { start, length } = tileSpan(kept.tile);
  const left = ((start - view.start) * width) / view.length;
  // On whole pixels of the page, or neighbours would show a seam.
  const x = Math.floor(left);
  const end = Math.ceil(left + (length * width) / view.length);
  context.drawImage(kept.image, x, 0, end - x, height);
}

function drawFrequencies(
  { context, height }: Surface,
  sampleRate: number,
  isDark: boolean,
  scale: number,
): void {
  const distance = LABEL_PIXELS * scale;
  context.font = `${LABEL_TEXT * scale}px "Inter Variable", sans-serif`;
  context.textBaseline = 'middle';
  context.lineWidth = 3 * scale;
  context.strokeStyle = isDark ? '#000004' : '#fcfdbf';
  context.fillStyle = isDark ? '#ffffff' : '#000004';
  let lowest = height;
  for (const hertz of LABELS.filter((each) => each < sampleRate / 2)) {
    const y = height * (1 - heightOf(hertz, sampleRate));
    if (y > lowest - distance || y < distance / 2) continue;
    lowest = y;
    const text = hertz < 1000 ? `${hertz} Hz` : `${hertz / 1000} kHz`;
    context.fillRect(0, Math.round(y), 4 * scale, 1);
    context.strokeText(text, 8 * scale, y);
    context.fillText(text, 8 * scale, y);
  }
}
