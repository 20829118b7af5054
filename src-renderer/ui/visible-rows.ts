/** What of a long list lies in its window, in pixels and rows. */
export interface ListWindow {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
  /** A row that is drawn wherever it lies, because it has the focus; −1 for none. */
  readonly pinned: number;
}

/** Rows that are drawn beyond each edge, so that scrolling does not show the gap. */
const BEYOND = 6;

/** The indexes of the rows to draw, in order. */
export function visibleRows({ top, height, rowHeight, count, pinned }: ListWindow): number[] {
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  if (pinned < 0 || pinned >= count || (pinned >= first && pinned < end)) return rows;
  return pinned < first ? [pinned, ...rows] : [...rows, pinned];
}

/** How many rows each drawn one has above it that are not drawn, up to the one drawn before. */
export function gapsAbove(rows: readonly number[]): number[] {
  return rows.map((row, i) => row - (rows[i - 1] ?? -1) - 1);
}
