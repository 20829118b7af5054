/** Pixels of a single sample at the closest zoom. */
const PIXELS_PER_SAMPLE = 12;

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

/** Follows a moment that is being played: turns the page when it leaves the view. */
export function following(view: Viewport, moment: number, limits: ViewportLimits): Viewport {
  if (moment >= view.start && moment <= view.start + view.length) return view;
  return moved({ ...view, start: moment - view.length * 0.05 }, 0, limits);
}

function fitLength(length: number, { seconds, sampleRate, width }: ViewportLimits): number {
  const shortest = Math.min(seconds, width / PIXELS_PER_SAMPLE / sampleRate);
  return Math.max(shortest, Math.min(length, seconds));
}

/** Steps that a person reads times in, from single samples to hours. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** The time between two marks of a ruler that are at least so many seconds apart. */
export function rulerStep(atLeast: number): number {
  const whole = STEPS.find((step) => step >= atLeast);
  if (atLeast > 0.5) return whole ?? Math.ceil(atLeast / 3600) * 3600;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((each) => each * power).find((step) => step >= atLeast) ?? 1;
}
