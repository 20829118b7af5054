import type { BatchMessages, BatchTally } from '../messages/batch-messages.ts';
import type { BatchItem } from '../state/batch-item.svelte.ts';

/** Counts the recordings of a batch by where they are. */
export function batchTally(items: readonly BatchItem[]): BatchTally {
  const tally = { waiting: 0, working: 0, drafted: 0, saving: 0, saved: 0, failed: 0 };
  for (const { kind } of items) tally[kind] += 1;
  return tally;
}

/** How many drafts were tried to be made, successfully or not. */
export function triedOf({ waiting, working, ...tried }: BatchTally): number {
  return Object.values(tried).reduce((sum, count) => sum + count, 0);
}

/** What a screen reader is told: a batch's quarters and its end, not each recording. */
export function milestone(text: BatchMessages, tally: BatchTally): string {
  const tried = triedOf(tally);
  const count = tried + tally.waiting + tally.working;
  if (count === 0) return '';
  if (tried === count) return text.finished(tried - tally.failed, tally.failed);
  const quarter = Math.floor((4 * tried) / count);
  return quarter === 0 ? '' : text.running(Math.ceil((quarter * count) / 4), count);
}
