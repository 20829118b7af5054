import { moved, stretched, type Viewport, type ViewportLimits, zoomed } from './viewport.ts';

/** What of the overview's window is held. */
export type WindowPart = 'start' | 'whole' | 'end';

/** Pixels on both sides of an edge that take hold of it. */
const EDGE_REACH = 6;
/** What can be taken hold of stays so wide, however deep the zoom. */
const LEAST_PIXELS = 14;

/** Where the window lies on the overview, in pixels; it never gets too narrow to be seen and held. */
export interface WindowBox {
  readonly left: number;
  readonly width: number;
}

export function windowBox(view: Viewport, seconds: number, width: number): WindowBox {
  const exact = (view.length / seconds) * width;
  const shown = Math.min(width, Math.max(LEAST_PIXELS, exact));
  const left = (view.start / seconds) * width - (shown - exact) / 2;
  return { left: Math.max(0, Math.min(left, width - shown)), width: shown };
}

/** What lies under a place on the overview; null beside the window. */
export function windowPartAt(x: number, { left, width }: WindowBox): WindowPart | null {
  const right = left + width;
  if (x < left - EDGE_REACH || x > right + EDGE_REACH) return null;
  // A narrow window is for moving: its edges would leave nothing in between.
  if (width >= 4 * EDGE_REACH) {
    if (x < left + EDGE_REACH) return 'start';
    if (x > right - EDGE_REACH) return 'end';
  }
  return x >= left && x <= right ? 'whole' : null;
}

/** The view after its window was dragged by a time. */
export function draggedWindow(
  from: Viewport,
  part: WindowPart,
  seconds: number,
  limits: ViewportLimits,
): Viewport {
  switch (part) {
    case 'whole':
      return moved(from, seconds, limits);
    case 'start':
      return stretched(from, 'start', from.start + seconds, limits);
    case 'end':
      return stretched(from, 'end', from.start + from.length + seconds, limits);
  }
}

/** The view after a key on the overview; null for keys that mean nothing there. */
export function keyedWindow(view: Viewport, key: string, limits: ViewportLimits): Viewport | null {
  const middle = view.start + view.length / 2;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(view, -view.length / 10, limits);
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(view, view.length / 10, limits);
    case 'PageUp':
      return moved(view, -view.length * 0.9, limits);
    case 'PageDown':
      return moved(view, view.length * 0.9, limits);
    case 'Home':
      return moved(view, -limits.seconds, limits);
    case 'End':
      return moved(view, limits.seconds, limits);
    case '+':
    case '=':
      return zoomed(view, 1.6, middle, limits);
    case '-':
      return zoomed(view, 1 / 1.6, middle, limits);
    default:
      return null;
  }
}
