import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import type { Columns } from '../engine/peak-pyramid.ts';
import { type Surface, scaled } from './draw-waveform.ts';

export interface WaveColors {
  readonly wave: string;
  readonly cursor: string;
  readonly selection: string;
}

export interface Stretch {
  readonly columns: Columns;
  /** Seconds. */
  readonly length: number;
  /** What a sample is multiplied by, the same in every view. */
  readonly gain: number;
  /** Draws single samples in place of the columns; a sample is as high as `reach` pixels. */
  readonly line: ((surface: Surface, reach: number) => void) | null;
}

/** How much of the height the loudest sample takes. */
const BAR_HEIGHT = 0.94;

/**
 * What a region needs to be told so that the plugin draws it and its handles, and moves neither: its
 * limits refuse a move, ours give way as far as it may go, also beyond the view.
 */
const DRAWN_ONLY = { drag: false, resize: true, resizeStart: false, resizeEnd: false };

/** wavesurfer, given one stretch after the other; all its times count from the stretch's start. */
export class VisibleWave {
  readonly #surfer: WaveSurfer;
  readonly #regions = RegionsPlugin.create();
  readonly #container: HTMLElement;

  constructor(container: HTMLElement, nonce: string, length: number, ready: () => void) {
    this.#container = container;
    this.#surfer = WaveSurfer.create({
      container,
      // Lets its own style element through the content security policy.
      cspNonce: nonce,
      height: 'auto',
      barHeight: BAR_HEIGHT,
      cursorWidth: 2,
      peaks: [new Float32Array(1)],
      duration: length,
      plugins: [this.#regions],
    });
    // Until then it holds on to the peaks that it was made with.
    this.#surfer.once('ready', ready);
  }

  addRegion(length: number, color: string): Region {
    return this.#regions.addRegion({ ...DRAWN_ONLY, start: 0, end: length, color });
  }

  onClick(seek: (time: number) => void): void {
    this.#surfer.on('interaction', seek);
  }

  draw({ columns, length, gain, line }: Stretch, { wave, cursor }: WaveColors): void {
    Reflect.deleteProperty(this.#surfer.options, 'renderFunction');
    this.#surfer.setOptions({
      peaks: scaled(columns, gain),
      duration: length,
      waveColor: wave,
      progressColor: wave,
      cursorColor: cursor,
      ...(line && {
        renderFunction: (_, context) => {
          const surface = this.#surfaceOf(context);
          line(surface, (surface.height / 2) * BAR_HEIGHT * gain);
        },
      }),
    });
    // wavesurfer 8.0.1 takes new peaks in this way but goes on drawing the old ones.
    const data = this.#surfer.getDecodedData();
    if (data) void this.#surfer.getRenderer().render(data);
  }

  /** Puts the cursor at a share of the stretch, or hides it where there is none. */
  setCursor(share: number): void {
    this.#surfer.getRenderer().renderProgress(Math.max(0, Math.min(1, share)));
    this.#container.dataset['cursor'] = share < 0 || share > 1 ? 'away' : 'seen';
  }

  dispose(): void {
    this.#surfer.destroy();
  }

  /** One of its canvases, of which a very wide window has several, in the pixels of the page. */
  #surfaceOf(context: CanvasRenderingContext2D): Surface {
    const { width, height, style } = context.canvas;
    const ratio = width > 0 ? width / Number.parseFloat(style.width) : 1;
    context.scale(ratio, ratio);
    context.translate(-Number.parseFloat(style.left), 0);
    return { context, width: this.#surfer.getWidth(), height: height / ratio };
  }
}
