import type { Passages } from '../../src-main/contract/passages.ts';
import type { Viewport } from './viewport.ts';

/** A part of the width of a view, in pixels; it may reach beyond the view's edges. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

/**
 * Where stretches of time lie in a view, each at least a pixel wide. Those less than a pixel apart are one
 * span: hours hold more stretches than pixels, and see-through colours must not add up.
 *
 * @param stretches in order
 * @param width of the view, in pixels
 * @returns spans in order, at least a pixel apart
 */
export function spansOf(stretches: Passages, view: Viewport, width: number): Span[] {
  const perSecond = width / view.length;
  const end = view.start + view.length;
  const spans: Span[] = [];
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = firstFrom(stretches, view.start); i < stretches.length; i++) {
    const stretch = stretches[i];
    if (!stretch || stretch.start > end) break;
    const x = (stretch.start - view.start) * perSecond;
    if (x >= right + 1) {
      if (right > left) spans.push({ left, right });
      left = x;
    }
    right = Math.max(right, x + 1, (stretch.end - view.start) * perSecond);
  }
  if (right > left) spans.push({ left, right });
  return spans;
}

/** The first of ordered stretches that ends after a time. */
function firstFrom(stretches: Passages, time: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
