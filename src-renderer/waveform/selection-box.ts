import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import { onDrag } from './pointer-drag.ts';
import { type HandleLabels, makeAccessible, speakValues } from './selection-handles.ts';
import type { Viewport } from './viewport.ts';

/** How far beyond the view an edge is drawn that lies far outside: browsers limit an element's size. */
const BEYOND_PIXELS = 40;

export interface SelectionPorts {
  readonly labels: HandleLabels;
  readonly formatTime: (seconds: number) => string;
  /** A handle or the whole selection was moved to a time; the answer is what it may be. */
  readonly move: (edge: PassageEdge, time: number) => Passage;
  readonly seek: (x: number) => void;
  readonly secondsPerPixel: () => number;
}

/** The selection as an element over the drawing, moved by pointer and by keys. */
export class SelectionBox {
  readonly element = document.createElement('div');
  readonly #ports: SelectionPorts;
  #passage: Passage;

  constructor(passage: Passage, ports: SelectionPorts) {
    this.#passage = passage;
    this.#ports = ports;
    this.element.setAttribute('part', 'region');
    this.element.append(this.#handle('left', 'start'), this.#handle('right', 'end'));
    makeAccessible(this.element, ports.labels, (edge, seconds) => {
      this.#move(edge, this.#timeOf(edge) + seconds);
    });
    this.#makeDraggable(this.element, 'both');
  }

  get passage(): Passage {
    return this.#passage;
  }

  set(passage: Passage, recordingSeconds: number): void {
    this.#passage = passage;
    speakValues(this.element, passage, recordingSeconds, this.#ports.formatTime);
  }

  /** Puts it where it belongs in a view of so many pixels. */
  place(view: Viewport, width: number): void {
    const x = (time: number) => {
      const at = ((time - view.start) * width) / view.length;
      return Math.max(-BEYOND_PIXELS, Math.min(width + BEYOND_PIXELS, at));
    };
    const left = x(this.#passage.start);
    this.element.style.left = `${left}px`;
    this.element.style.width = `${x(this.#passage.end) - left}px`;
  }

  #handle(side: 'left' | 'right', edge: PassageEdge): HTMLElement {
    const handle = document.createElement('div');
    handle.setAttribute('part', `region-handle region-handle-${side}`);
    this.#makeDraggable(handle, edge);
    return handle;
  }

  #makeDraggable(element: HTMLElement, edge: PassageEdge): void {
    onDrag(element, () => {
      const from = this.#timeOf(edge);
      return {
        move: (dx) => this.#move(edge, from + dx * this.#ports.secondsPerPixel()),
        click: this.#ports.seek,
      };
    });
  }

  #move(edge: PassageEdge, time: number): void {
    this.#passage = this.#ports.move(edge, time);
  }

  #timeOf(edge: PassageEdge): number {
    return edge === 'end' ? this.#passage.end : this.#passage.start;
  }
}
