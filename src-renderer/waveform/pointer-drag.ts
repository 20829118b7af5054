/** A pointer may tremble by so many pixels and still click. */
const CLICK_PIXELS = 3;

/** The pointer went so far, in pixels, from where it went down. */
export type Dragged = (dx: number) => void;

/** Follows the main button from down to up, wherever the pointer goes in between. */
export function onDrag(element: HTMLElement, begin: () => Dragged): void {
  element.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.stopPropagation();
    const drag = begin();
    const ending = new AbortController();
    let dragged = false;
    const move = ({ clientX, pointerId }: PointerEvent) => {
      if (pointerId !== down.pointerId) return;
      const dx = clientX - down.clientX;
      if (!dragged && Math.abs(dx) <= CLICK_PIXELS) return;
      // Not before, or the click would go to this element in place of the one under the pointer.
      if (!dragged) element.setPointerCapture(pointerId);
      dragged = true;
      drag(dx);
    };
    const end = ({ pointerId }: PointerEvent) => {
      if (pointerId !== down.pointerId) return;
      ending.abort();
      if (dragged) swallowClick();
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
