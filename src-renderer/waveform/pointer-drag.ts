/** A pointer may tremble by so many pixels and still click. */
const CLICK_PIXELS = 3;

export interface DragHandler {
  /** The pointer went so far, in pixels, from where it went down; x is where it is in the page. */
  readonly move: (dx: number, x: number) => void;
  readonly click?: (x: number) => void;
}

/** Follows the main button from down to up, wherever the pointer goes in between. */
export function onDrag(element: HTMLElement, begin: (x: number) => DragHandler): void {
  element.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.stopPropagation();
    const handler = begin(down.clientX);
    let dragged = false;
    element.setPointerCapture(down.pointerId);
    const move = ({ clientX }: PointerEvent) => {
      dragged ||= Math.abs(clientX - down.clientX) > CLICK_PIXELS;
      if (dragged) handler.move(clientX - down.clientX, clientX);
    };
    const up = ({ clientX, type }: PointerEvent) => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      if (!dragged && type === 'pointerup') handler.click?.(clientX);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
  });
}
