import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import type { Size } from './size-watch.ts';

/** A canvas to draw the whole view on, in the pixels of the page. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/**
 * What a region needs to be told so that the plugin draws it and its handles, and moves neither: its
 * limits refuse a move, ours give way as far as it may go, also beyond the view.
 */
const DRAWN_ONLY = { drag: false, resize: true, resizeStart: false, resizeEnd: false };

/** A region is never without a length: the plugin would take away its handles, and the focus with them. */
const LEAST_SHARE = 1e-6;

/**
 * wavesurfer as a stage whose whole width is the view: its time runs from 0 to 1, so a change of the
 * view changes nothing about it. It lays out the canvases, once for each size; what is on them is painted
 * anew for each view, without touching the document.
 */
export class VisibleWave {
  readonly #surfer: WaveSurfer;
  readonly #regions = RegionsPlugin.create();
  readonly #paint: (surface: Surface) => void;
  #contexts: CanvasRenderingContext2D[] = [];
  /** What the canvases were laid out for: size, and pixels of the screen. */
  #size = '';

  /**
   * @param ready told when regions can be added
   * @param paint told to draw the view
   */
  constructor(
    container: HTMLElement,
    nonce: string,
    ready: () => void,
    paint: (surface: Surface) => void,
  ) {
    this.#paint = paint;
    this.#surfer = WaveSurfer.create({
      container,
      // Lets its own style element through the content security policy.
      cspNonce: nonce,
      height: 'auto',
      cursorWidth: 0,
      // A click would show how far it has played: a picture of its own that does not follow the view.
      interact: false,
      peaks: [new Float32Array(1)],
      duration: 1,
      renderFunction: (_, context) => this.#takeOver(context),
      plugins: [this.#regions],
    });
    this.#surfer.once('ready', ready);
  }

  addRegion(): Region {
    return this.#regions.addRegion({ ...DRAWN_ONLY, start: 0, end: 1 });
  }

  /** @param width pixels of the container, as `height` */
  repaint({ width, height }: Size): void {
    const size = `${width} ${height} ${devicePixelRatio}`;
    // wavesurfer itself follows the width only, and a moment later.
    if (size !== this.#size) {
      this.#size = size;
      this.#surfer.setOptions({});
      return;
    }
    for (const context of this.#contexts) this.#paintOn(context);
  }

  dispose(): void {
    this.#surfer.destroy();
  }

  #takeOver(context: CanvasRenderingContext2D): void {
    this.#contexts = [...this.#contexts.filter(({ canvas }) => canvas.isConnected), context];
    this.#paintOn(context);
  }

  /** One of its canvases, of which a very wide window has several. */
  #paintOn(context: CanvasRenderingContext2D): void {
    const { width, height, style } = context.canvas;
    const ratio = width > 0 ? width / Number.parseFloat(style.width) : 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(ratio, 0, 0, ratio, -Number.parseFloat(style.left) * ratio, 0);
    const isOnly = this.#contexts.length < 2;
    const whole = isOnly ? width / ratio : this.#surfer.getWidth();
    this.#paint({ context, width: whole, height: height / ratio });
  }
}

/**
 * Places a region at shares of the view. Its own way to do so makes the plugin measure the page for
 * each region and each view.
 */
export function placeRegion(region: Region, start: number, end: number): void {
  const from = Math.max(0, Math.min(1 - LEAST_SHARE, start));
  const to = Math.min(1, Math.max(from + LEAST_SHARE, end));
  if (region.start === from && region.end === to) return;
  region.start = from;
  region.end = to;
  region._setTotalDuration(1);
}
