/** Which row a key leads to from one of `count` rows; null for a key that moves nothing. */
export function movedBy(key: string, from: number, count: number, pageSize: number): number | null {
  const to = target(key, from, count, pageSize);
  return to === null ? null : Math.min(Math.max(to, 0), count - 1);
}

function target(key: string, from: number, count: number, pageSize: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + pageSize;
    case 'PageUp':
      return from - pageSize;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
