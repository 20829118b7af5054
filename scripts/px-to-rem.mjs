/** What the browser's own size of text is without a rule, so that nothing changes by itself. */
const ROOT_PIXELS = 16;
/** Hairlines and focus rings stay as thin as they are. */
const THINNEST_SCALED = 4;

/**
 * Builds lengths that are written in px as rem, so that one rule scales the whole interface where the
 * window is very large. Media queries stay in px: they ask for the window's own size.
 *
 * @returns {{ postcssPlugin: string, Declaration: (declaration: { value: string }) => void }} a PostCSS plugin
 */
export function pxToRem() {
  return {
    postcssPlugin: 'px-to-rem',
    Declaration(declaration) {
      declaration.value = declaration.value.replace(
        /(?<![\w.#-])-?(\d+(?:\.\d+)?)px\b/g,
        (length) => {
          const pixels = Number.parseFloat(length);
          return Math.abs(pixels) < THINNEST_SCALED ? length : `${pixels / ROOT_PIXELS}rem`;
        },
      );
    },
  };
}
