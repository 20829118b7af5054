import { MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';

export interface HandleLabels {
  readonly start: string;
  readonly end: string;
  readonly whole: string;
}

/** What an arrow key moves by, in seconds, alone and with a key held. */
export const NUDGE_SECONDS = { plain: 0.1, shift: 1, alt: 0.01 };

/** Seconds that an arrow key moves by, or null for every other key. */
export function nudgeOf(event: KeyboardEvent): number | null {
  const { plain, shift, alt } = NUDGE_SECONDS;
  const step = event.shiftKey ? shift : event.altKey ? alt : plain;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    default:
      return null;
  }
}

/**
 * Makes the selection's region and its two handles usable without a pointer: they take the focus, speak
 * their time and move by arrow keys.
 *
 * The handles are its children with the parts `region-handle-left` and `region-handle-right`.
 */
export function makeAccessible(
  element: HTMLElement,
  labels: HandleLabels,
  nudge: (edge: PassageEdge, seconds: number) => void,
): void {
  const left = handleOf(element, 'left');
  const right = handleOf(element, 'right');
  if (!left || !right) return;
  element.tabIndex = 0;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', labels.whole);
  asSlider(left, labels.start);
  asSlider(right, labels.end);
  element.addEventListener('keydown', (event) => {
    const seconds = nudgeOf(event);
    if (seconds === null) return;
    const held = event.target === left ? 'start' : event.target === right ? 'end' : 'both';
    event.preventDefault();
    event.stopPropagation();
    nudge(held, seconds);
  });
}

/** Tells the handles' values to a screen reader. */
export function speakValues(
  element: HTMLElement,
  passage: Passage,
  recordingSeconds: number,
  format: (seconds: number) => string,
): void {
  const bounds = {
    left: [
      passage.start,
      Math.max(0, passage.end - MAX_SAMPLE_SECONDS),
      passage.end - MIN_SAMPLE_SECONDS,
    ],
    right: [
      passage.end,
      passage.start + MIN_SAMPLE_SECONDS,
      Math.min(recordingSeconds, passage.start + MAX_SAMPLE_SECONDS),
    ],
  } as const;
  for (const side of ['left', 'right'] as const) {
    const handle = handleOf(element, side);
    const [now, low, high] = bounds[side];
    handle?.setAttribute('aria-valuenow', now.toFixed(2));
    handle?.setAttribute('aria-valuemin', low.toFixed(2));
    handle?.setAttribute('aria-valuemax', high.toFixed(2));
    handle?.setAttribute('aria-valuetext', format(now));
  }
}

export function handleOf(element: HTMLElement, side: 'left' | 'right'): HTMLElement | null {
  return element.querySelector<HTMLElement>(`[part~="region-handle-${side}"]`);
}

function asSlider(handle: HTMLElement, label: string): void {
  handle.tabIndex = 0;
  handle.setAttribute('role', 'slider');
  handle.setAttribute('aria-label', label);
}
