import type { Passage } from '../../src-main/contract/passage.ts';
import { rulerTime } from './ruler.ts';
import { TimeLine } from './time-line.ts';
import type { Viewport } from './viewport.ts';

const FLASH_MS = 1600;

/** What lies over the drawing and moves without one: playhead, pointer's time, snap guide, highlight. */
export class Overlays {
  readonly #container: HTMLElement;
  readonly #hover: TimeLine;
  readonly #guide: TimeLine;
  readonly #playhead: TimeLine;
  #flash: { readonly element: HTMLElement; readonly passage: Passage } | null = null;
  #flashTimer = 0;

  constructor(container: HTMLElement) {
    this.#container = container;
    this.#hover = new TimeLine(container, 'hover', true);
    this.#guide = new TimeLine(container, 'guide');
    this.#playhead = new TimeLine(container, 'playhead');
  }

  place(view: Viewport, width: number, position: number): void {
    this.#playhead.show(((position - view.start) * width) / view.length, width);
    this.#placeFlash(view);
  }

  /** @param x pixels, or null when the pointer has left */
  setPointer(x: number | null, view: Viewport, width: number): void {
    const perPixel = view.length / width;
    if (x === null) this.#hover.hide();
    else this.#hover.show(x, width, rulerTime(Math.max(0, view.start + x * perPixel), perPixel));
  }

  /** @param time what an edge was pulled to, or null */
  setGuide(time: number | null, view: Viewport, width: number): void {
    if (time === null) this.#guide.hide();
    else this.#guide.show(((time - view.start) * width) / view.length, width);
  }

  /** Lights a stretch up for a moment. */
  flash(passage: Passage, view: Viewport): void {
    this.#endFlash();
    const element = document.createElement('div');
    element.setAttribute('part', 'flash');
    this.#container.append(element);
    this.#flash = { element, passage };
    this.#placeFlash(view);
    this.#flashTimer = window.setTimeout(() => this.#endFlash(), FLASH_MS);
  }

  dispose(): void {
    this.#endFlash();
  }

  #endFlash(): void {
    window.clearTimeout(this.#flashTimer);
    this.#flash?.element.remove();
    this.#flash = null;
  }

  #placeFlash(view: Viewport): void {
    if (!this.#flash) return;
    const { element, passage } = this.#flash;
    element.style.left = `${((passage.start - view.start) / view.length) * 100}%`;
    element.style.width = `${((passage.end - passage.start) / view.length) * 100}%`;
  }
}
