import type { PassageEdge } from '../../src-main/contract/passage.ts';

/** Names of a passage and its edges; `index` counts from 0. */
export interface PassageLabels {
  readonly start: (index: number, count: number) => string;
  readonly end: (index: number, count: number) => string;
  readonly whole: (index: number, count: number) => string;
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
 * Makes a passage's region and its two handles usable without a pointer: they take the focus and move by
 * arrow keys.
 *
 * The handles are its children with the parts `region-handle-left` and `region-handle-right`.
 */
export function makeAccessible(
  element: HTMLElement,
  nudge: (edge: PassageEdge, seconds: number) => void,
): void {
  const left = handleOf(element, 'left');
  const right = handleOf(element, 'right');
  if (!left || !right) return;
  element.tabIndex = 0;
  element.setAttribute('role', 'group');
  asSlider(left);
  asSlider(right);
  element.addEventListener('keydown', (event) => {
    const seconds = nudgeOf(event);
    if (seconds === null) return;
    const held = event.target === left ? 'start' : event.target === right ? 'end' : 'both';
    event.preventDefault();
    event.stopPropagation();
    nudge(held, seconds);
  });
}

/** What a handle says to a screen reader. */
export interface HandleValue {
  readonly label: string;
  /** Seconds. */
  readonly now: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

export function speakHandle(
  element: HTMLElement,
  side: 'left' | 'right',
  { label, now, low, high, text }: HandleValue,
): void {
  const handle = handleOf(element, side);
  if (!handle) return;
  setChanged(handle, 'aria-label', label);
  setChanged(handle, 'aria-valuenow', now.toFixed(2));
  setChanged(handle, 'aria-valuemin', low.toFixed(2));
  setChanged(handle, 'aria-valuemax', high.toFixed(2));
  setChanged(handle, 'aria-valuetext', text);
}

export function handleOf(element: HTMLElement, side: 'left' | 'right'): HTMLElement | null {
  return element.querySelector<HTMLElement>(`[part~="region-handle-${side}"]`);
}

/** Setting an attribute to what it is costs the accessibility tree as much as a change. */
export function setChanged(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function asSlider(handle: HTMLElement): void {
  handle.tabIndex = 0;
  handle.setAttribute('role', 'slider');
}
