import type { Region } from 'wavesurfer.js/plugins/regions';
import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import { onDrag } from './pointer-drag.ts';
import {
  handleOf,
  makeAccessible,
  type PassageLabels,
  setChanged,
  speakHandle,
} from './selection-handles.ts';
import type { Viewport } from './viewport.ts';
import { placeRegion } from './visible-wave.ts';

export interface RegionPorts {
  readonly labels: PassageLabels;
  readonly formatTime: (seconds: number) => string;
  /** An edge of a passage, or all of it, was moved to a time; the answer is what it may be. */
  readonly move: (edge: PassageEdge, time: number, index: number) => Passage;
  readonly activate: (index: number) => void;
  /** Where an edge that is dragged to a time is pulled to, if anywhere. */
  readonly snap: (edge: PassageEdge, time: number, seconds: number, event: PointerEvent) => number;
  /** Between which times an edge may move, for a screen reader. */
  readonly reach: (edge: 'start' | 'end', index: number) => Passage;
  /** The pointer let go of it after a drag. */
  readonly dropped: (edge: PassageEdge, index: number) => void;
  /** The focus is on what may be out of view. */
  readonly reveal: (time: number) => void;
  readonly view: () => Viewport;
  readonly secondsPerPixel: () => number;
}

/** What a region shows of its passage. */
export interface RegionState {
  readonly passage: Passage;
  readonly count: number;
  readonly active: boolean;
}

/** One passage as a region of wavesurfer, moved by pointer and by keys. */
export class PassageRegion {
  readonly #region: Region;
  readonly #index: number;
  readonly #ports: RegionPorts;
  readonly #badge = document.createElement('span');
  #passage: Passage = { start: 0, end: 0 };

  constructor(region: Region, index: number, ports: RegionPorts) {
    this.#region = region;
    this.#index = index;
    this.#ports = ports;
    const { element } = region;
    if (!element) return;
    // The style sheet colours it, so that it follows the theme by itself.
    element.style.backgroundColor = '';
    this.#badge.setAttribute('part', 'badge');
    this.#badge.setAttribute('aria-hidden', 'true');
    this.#badge.textContent = String(index + 1);
    element.append(this.#badge);
    makeAccessible(element, (edge, seconds) => {
      this.#move(edge, this.#timeOf(edge) + seconds);
      ports.reveal(this.#timeOf(edge));
    });
    this.#makeUsable(element, 'both');
    this.#makeUsable(handleOf(element, 'left'), 'start');
    this.#makeUsable(handleOf(element, 'right'), 'end');
  }

  set({ passage, count, active }: RegionState): void {
    this.#passage = passage;
    const { element } = this.#region;
    if (!element) return;
    const { labels, formatTime, reach } = this.#ports;
    const index = this.#index;
    setChanged(element, 'part', active && count > 1 ? 'region region-active' : 'region');
    setChanged(element, 'aria-label', labels.whole(index, count));
    this.#badge.hidden = count < 2;
    for (const edge of ['start', 'end'] as const) {
      const bounds = reach(edge, index);
      speakHandle(element, edge === 'start' ? 'left' : 'right', {
        label: labels[edge](index, count),
        now: passage[edge],
        low: bounds.start,
        high: bounds.end,
        text: formatTime(passage[edge]),
      });
    }
  }

  /** Puts what is in view of it where it belongs there. */
  place({ start: viewStart, length }: Viewport): void {
    const start = (this.#passage.start - viewStart) / length;
    const end = (this.#passage.end - viewStart) / length;
    const isSeen = start < 1 && end > 0;
    placeRegion(this.#region, isSeen ? start : 0, isSeen ? end : 0);
    const { element } = this.#region;
    if (!element) return;
    show(element, isSeen);
    show(handleOf(element, 'left'), isSeen && start >= 0);
    show(handleOf(element, 'right'), isSeen && end <= 1);
  }

  remove(): void {
    this.#region.remove();
  }

  #makeUsable(element: HTMLElement | null, edge: PassageEdge): void {
    if (!element) return;
    onDrag(
      element,
      () => {
        const from = this.#timeOf(edge);
        const { secondsPerPixel, snap } = this.#ports;
        this.#ports.activate(this.#index);
        return (dx, event) => {
          const { start, end } = this.#passage;
          const time = from + dx * secondsPerPixel();
          this.#move(edge, snap(edge, time, end - start, event));
        };
      },
      () => this.#ports.dropped(edge, this.#index),
    );
    element.addEventListener('focus', () => {
      this.#ports.activate(this.#index);
      // A press of the pointer is on what is in view; the keyboard may come from anywhere.
      if (element.matches(':focus-visible')) this.#reveal(edge);
    });
  }

  /** A passage as a whole is in view as soon as any of it is. */
  #reveal(edge: PassageEdge): void {
    const { start, length } = this.#ports.view();
    const isSeen = this.#passage.start < start + length && this.#passage.end > start;
    if (edge !== 'both' || !isSeen) this.#ports.reveal(this.#timeOf(edge));
  }

  #move(edge: PassageEdge, time: number): void {
    this.#passage = this.#ports.move(edge, time, this.#index);
  }

  #timeOf(edge: PassageEdge): number {
    return edge === 'end' ? this.#passage.end : this.#passage.start;
  }
}

/** Out of view it can still take the focus, which brings it into view. */
function show(element: HTMLElement | null, isSeen: boolean): void {
  if (!element) return;
  const opacity = isSeen ? '1' : '0';
  if (element.style.opacity === opacity) return;
  element.style.opacity = opacity;
  element.style.pointerEvents = isSeen ? 'all' : 'none';
}
