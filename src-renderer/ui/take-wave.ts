/** The height of the drawing that a path is made for; its width is the number of columns. */
export const WAVE_HEIGHT = 100;

/** Speech lies far below full scale: its root is what fills a small drawing. */
const EXPONENT = 0.75;
/** Silence is a thin line. */
const THINNEST = 0.012;

/**
 * The outline of a take's peaks as an SVG path, `columns` wide for `span` peaks.
 *
 * @param peaks full scale 1, as many as there are yet
 */
export function wavePath(peaks: readonly number[], span: number, columns: number): string {
  const width = Math.min(columns, Math.ceil((peaks.length / span) * columns));
  const heights = Array.from({ length: width }, (_, column) => {
    const start = Math.floor((column / columns) * span);
    const end = Math.max(start + 1, Math.floor(((column + 1) / columns) * span));
    const peak = Math.max(0, ...peaks.slice(start, end));
    return (Math.max(THINNEST, Math.min(1, peak) ** EXPONENT) * WAVE_HEIGHT) / 2;
  });
  const middle = WAVE_HEIGHT / 2;
  const bars = heights.map((height, x) => {
    const top = (middle - height).toFixed(1);
    return `M${x + 0.2} ${top}h0.6v${(2 * height).toFixed(1)}h-0.6z`;
  });
  return bars.join('');
}
