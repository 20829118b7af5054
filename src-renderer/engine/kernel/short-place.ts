/** Rows that lie together in a matrix of 16-bit integers: two vectors of four sums. */
const ROWS = 8;

/**
 * Where a matrix of 16-bit integers has a value, counted from its first one.
 *
 * Eight rows lie together, two columns of each side by side: one instruction multiplies a pair of a
 * frame's values with four rows' pairs and adds each pair up.
 */
export function shortPlace(row: number, column: number, columns: number): number {
  const group = Math.floor(row / ROWS) * ROWS * columns;
  const pair = Math.floor(column / 2) * 2 * ROWS;
  return group + pair + (row % ROWS) * 2 + (column % 2);
}
