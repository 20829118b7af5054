import type { Region } from 'wavesurfer.js/plugins/regions';
import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import { onDrag } from './pointer-drag.ts';
import { type HandleLabels, handleOf, makeAccessible, speakValues } from './selection-handles.ts';
import type { Viewport } from './viewport.ts';

export interface SelectionPorts {
  readonly labels: HandleLabels;
  readonly formatTime: (seconds: number) => string;
  /** A handle or the whole selection was moved to a time; the answer is what it may be. */
  readonly move: (edge: PassageEdge, time: number) => Passage;
  /** The focus is on what may be out of view. */
  readonly reveal: (time: number) => void;
  readonly secondsPerPixel: () => number;
}

/** The selection as a region of wavesurfer, moved by pointer and by keys. */
export class SelectionRegion {
  readonly #region: Region;
  readonly #ports: SelectionPorts;
  #passage: Passage;

  constructor(region: Region, passage: Passage, ports: SelectionPorts) {
    this.#region = region;
    this.#passage = passage;
    this.#ports = ports;
    const { element } = region;
    if (!element) return;
    makeAccessible(element, ports.labels, (edge, seconds) => {
      this.#move(edge, this.#timeOf(edge) + seconds);
      ports.reveal(this.#timeOf(edge));
    });
    this.#makeUsable(element, 'both');
    this.#makeUsable(handleOf(element, 'left'), 'start');
    this.#makeUsable(handleOf(element, 'right'), 'end');
  }

  set(passage: Passage, recordingSeconds: number): void {
    this.#passage = passage;
    const { element } = this.#region;
    if (element) speakValues(element, passage, recordingSeconds, this.#ports.formatTime);
  }

  setColor(color: string): void {
    this.#region.setOptions({ color });
  }

  /** Puts what is in view of it where it belongs there. */
  place(view: Viewport): void {
    const { length } = view;
    const start = this.#passage.start - view.start;
    const end = this.#passage.end - view.start;
    const isSeen = start < length && end > 0;
    this.#region._setTotalDuration(length);
    // Never without a length or outside: the plugin would take away the handles, and the focus with them.
    this.#region.setOptions({
      start: isSeen ? Math.max(0, start) : 0,
      end: isSeen ? Math.min(length, end) : length * 1e-6,
    });
    const { element } = this.#region;
    if (!element) return;
    show(element, isSeen);
    show(handleOf(element, 'left'), isSeen && start >= 0);
    show(handleOf(element, 'right'), isSeen && end <= length);
  }

  #makeUsable(element: HTMLElement | null, edge: PassageEdge): void {
    if (!element) return;
    onDrag(element, () => {
      const from = this.#timeOf(edge);
      return (dx) => this.#move(edge, from + dx * this.#ports.secondsPerPixel());
    });
    element.addEventListener('focus', () => this.#ports.reveal(this.#timeOf(edge)));
  }

  #move(edge: PassageEdge, time: number): void {
    this.#passage = this.#ports.move(edge, time);
  }

  #timeOf(edge: PassageEdge): number {
    return edge === 'end' ? this.#passage.end : this.#passage.start;
  }
}

/** Out of view it can still take the focus, which brings it into view. */
function show(element: HTMLElement | null, isSeen: boolean): void {
  if (!element) return;
  element.style.opacity = isSeen ? '1' : '0';
  element.style.pointerEvents = isSeen ? 'all' : 'none';
}
