/**
 * Remembers what has the focus now, for when what takes it is gone again.
 *
 * @returns What gives the focus back, wherever it is by then: to the same element, or, where that is
 *   gone, to the nearest part around it that is still shown and can have it.
 */
export function rememberFocus(): () => void {
  const places = [...selfAndAround(document.activeElement)];
  return () => {
    for (const place of places) {
      if (place.isConnected) place.focus();
      if (document.activeElement === place) return;
    }
  };
}

function* selfAndAround(element: Element | null): Iterable<HTMLElement> {
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    if (each instanceof HTMLElement) yield each;
  }
}
