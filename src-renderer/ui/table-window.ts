/** The rows of a long table that are rendered, and the space that the others take up. */
export interface TableWindow {
  readonly first: number;
  readonly end: number;
  /** Pixels. */
  readonly above: number;
  readonly below: number;
}

/** So many rows cost nothing, and a reader can find text in all of them. */
const MANY_ROWS = 200;
/** Rows beyond each edge, so that scrolling does not show the gap. */
const BEYOND = 8;

/** @param top how far the table is scrolled, in pixels, as are the heights */
export function tableWindow(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
): TableWindow {
  if (count <= MANY_ROWS) return { first: 0, end: count, above: 0, below: 0 };
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  const first = Math.min(end, Math.max(0, Math.floor(top / rowHeight) - BEYOND));
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight };
}
