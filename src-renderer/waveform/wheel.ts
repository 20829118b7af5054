/** What a turn of the wheel, or two fingers on a trackpad, asks for. */
export type WheelGesture =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly pixels: number };

/** The slice of a wheel event that decides. */
export interface Turn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PIXELS_OF_MODE = [1, 16, 400];
/** Pixels of turning that double or halve the view. */
const DOUBLING_PIXELS = 200;
/** One event never zooms further: a free-spinning wheel sends hundreds of pixels at once. */
const MOST_PIXELS = 240;

/**
 * Ctrl or Cmd zooms, which is also what a trackpad's pinch arrives as, and so does Alt, as in Logic.
 * Everything else moves along the time, whichever way it turns: there is nothing to scroll up or down.
 */
export function wheelGesture(turn: Turn): WheelGesture {
  const { deltaX, deltaY } = turn;
  const larger = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY;
  const pixels = larger * (PIXELS_OF_MODE[turn.deltaMode] ?? 1);
  if (!turn.ctrlKey && !turn.metaKey && !turn.altKey) return { kind: 'pan', pixels };
  const limited = Math.max(-MOST_PIXELS, Math.min(MOST_PIXELS, pixels));
  return { kind: 'zoom', factor: 2 ** (-limited / DOUBLING_PIXELS) };
}
