/** Pixels of a single sample at the closest zoom. */
const PIXELS_PER_SAMPLE = 12;

/** What is shown on request is at least so wide on screen, and has so much around it. */
const SHOWN_PIXELS = 12;
const LEAST_SHOWN_SECONDS = 4;

/** Which stretch of a recording is on screen; every change is kept inside the recording. */
export interface Viewport {
  /** Seconds at the left edge. */
  readonly start: number;
  /** Seconds from the left edge to the right. */
  readonly length: number;
}

export interface ViewportLimits {
  readonly seconds: number;
  readonly sampleRate: number;
  /** Pixels. */
  readonly width: number;
}

export function wholeView({ seconds }: ViewportLimits): Viewport {
  return { start: 0, length: seconds };
}

/** Zooms by a factor; the time `anchor` stays where it is on screen. */
export function zoomed(
  view: Viewport,
  factor: number,
  anchor: number,
  limits: ViewportLimits,
): Viewport {
  const length = fitLength(view.length / factor, limits);
  const share = (anchor - view.start) / view.length;
  return moved({ start: anchor - share * length, length }, 0, limits);
}

/** Shows a stretch in the middle. */
export function around(middle: number, length: number, limits: ViewportLimits): Viewport {
  const fitted = fitLength(length, limits);
  return moved({ start: middle - fitted / 2, length: fitted }, 0, limits);
}

export function moved(view: Viewport, seconds: number, limits: ViewportLimits): Viewport {
  const length = fitLength(view.length, limits);
  const start = Math.max(0, Math.min(view.start + seconds, limits.seconds - length));
  return { start, length };
}

/** Keeps one edge where it is and moves the other one to a time. */
export function stretched(
  view: Viewport,
  edge: 'start' | 'end',
  time: number,
  limits: ViewportLimits,
): Viewport {
  const end = view.start + view.length;
  if (edge === 'end') {
    const length = fitLength(Math.min(time, limits.seconds) - view.start, limits);
    return moved({ start: view.start, length }, 0, limits);
  }
  const length = fitLength(end - Math.max(0, time), limits);
  return moved({ start: end - length, length }, 0, limits);
}

/** Brings a stretch into view with room around it; null where it can be seen well already. */
export function showing(
  view: Viewport,
  { start, end }: { readonly start: number; readonly end: number },
  limits: ViewportLimits,
): Viewport | null {
  const isInside = start >= view.start && end <= view.start + view.length;
  const isVisible = (end - start) * limits.width >= SHOWN_PIXELS * view.length;
  if (isInside && isVisible) return null;
  const length = isVisible && end - start < view.length ? view.length : (end - start) * 8;
  const least = Math.min(view.length, LEAST_SHOWN_SECONDS);
  return around((start + end) / 2, Math.max(least, length), limits);
}

export function isSame(a: Viewport, b: Viewport): boolean {
  return a.start === b.start && a.length === b.length;
}

/**
 * On the way from one view to another, 0 to 1: lengths by equal factors, as zooming feels even that way,
 * and starts so that the point that both have in common stays where it is.
 */
export function between(from: Viewport, to: Viewport, share: number): Viewport {
  if (share >= 1) return to;
  const length = from.length * (to.length / from.length) ** share;
  const change = to.length - from.length;
  const done = Math.abs(change) < 1e-9 * to.length ? share : (length - from.length) / change;
  return { start: from.start + (to.start - from.start) * done, length };
}

/** Follows a moment that is being played: turns the page when it leaves the view. */
export function following(view: Viewport, moment: number, limits: ViewportLimits): Viewport {
  if (moment >= view.start && moment <= view.start + view.length) return view;
  return moved({ ...view, start: moment - view.length * 0.05 }, 0, limits);
}

function fitLength(length: number, { seconds, sampleRate, width }: ViewportLimits): number {
  const shortest = Math.min(seconds, width / PIXELS_PER_SAMPLE / sampleRate);
  return Math.max(shortest, Math.min(length, seconds));
}
