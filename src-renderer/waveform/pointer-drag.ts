/** A pointer may tremble by so many pixels and still click. */
const CLICK_PIXELS = 3;

/** The pointer went so far, in pixels, from where it went down. */
export type Dragged = (dx: number, event: PointerEvent) => void;

/**
 * Follows the main button from down to up, wherever the pointer goes in between.
 *
 * @param begin told where it went down; null leaves the press to whoever else wants it
 * @param ended told after a drag, not after a click
 */
export function onDrag(
  element: HTMLElement,
  begin: (down: PointerEvent) => Dragged | null,
  ended: () => void = () => undefined,
): void {
  element.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    const drag = begin(down);
    if (!drag) return;
    down.stopPropagation();
    const ending = new AbortController();
    let dragged = false;
    const move = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      const dx = event.clientX - down.clientX;
      if (!dragged && Math.abs(dx) <= CLICK_PIXELS) return;
      // Not before, or the click would go to this element in place of the one under the pointer.
      if (!dragged) element.setPointerCapture(event.pointerId);
      dragged = true;
      drag(dx, event);
    };
    const end = ({ pointerId }: PointerEvent) => {
      if (pointerId !== down.pointerId) return;
      ending.abort();
      if (!dragged) return;
      swallowClick();
      ended();
    };
    // On the window: a first, fast move may already be outside of a narrow handle.
    window.addEventListener('pointermove', move, { signal: ending.signal });
    window.addEventListener('pointerup', end, { signal: ending.signal });
    window.addEventListener('pointercancel', end, { signal: ending.signal });
  });
}

/** What ends a drag is no click. */
function swallowClick(): void {
  const swallowing = new AbortController();
  const { signal } = swallowing;
  window.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal });
  setTimeout(() => swallowing.abort());
}
