/** What the browser's own size of text is where nothing is scaled. */
const ROOT_PIXELS = 16;

/**
 * By how much the style sheet scales the interface in a window of this size; 1 in all but very large
 * ones. What is drawn on a canvas does not know the lengths of CSS and takes it from here.
 */
export function interfaceScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT_PIXELS;
}
