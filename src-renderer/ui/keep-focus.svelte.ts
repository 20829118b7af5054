/**
 * When what has the focus inside an element goes away, the focus goes to a place inside it instead of
 * being lost. To be called while a component is built.
 *
 * @param changes reads what the change comes with
 */
export function keepFocus(
  element: () => HTMLElement | undefined,
  changes: () => unknown,
  place: () => HTMLElement | undefined = element,
): void {
  let hadFocus = false;
  $effect.pre(() => {
    changes();
    hadFocus = element()?.contains(document.activeElement) ?? false;
  });
  $effect(() => {
    changes();
    if (hadFocus && document.activeElement === document.body) place()?.focus();
  });
}
