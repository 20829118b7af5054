/** Enough to keep the disk busy, few enough to stay far below the system's limit of open files. */
const AT_ONCE = 32;

/** Runs `work` on every item, a few at a time, and keeps the order. */
export async function mapMany<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    // All workers take from one iterator, so that each item is taken once.
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
