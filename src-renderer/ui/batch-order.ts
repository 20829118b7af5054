import { GRADES } from '../../src-main/contract/judge.ts';
import { joinedSeconds } from '../../src-main/contract/passages.ts';
import type { BatchColumn } from '../messages/batch-messages.ts';
import type { BatchItem, BatchItemKind } from '../state/batch-item.svelte.ts';
import { poorFindings } from './verdict-words.ts';

/** By which column a list is sorted; null for the order in which it was added. */
export type BatchOrder = {
  readonly column: BatchColumn;
  readonly direction: 'ascending' | 'descending';
} | null;

/** What needs a person comes first. */
const KINDS: readonly BatchItemKind[] = [
  'failed',
  'drafted',
  'saving',
  'saved',
  'working',
  'waiting',
];

/** A column that is chosen again turns round, then lets go. */
export function nextOrder(order: BatchOrder, column: BatchColumn): BatchOrder {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Sorted by a column; rows without a value for it come last either way. */
export function inBatchOrder(items: readonly BatchItem[], order: BatchOrder): readonly BatchItem[] {
  if (!order) return items;
  const turn = order.direction === 'ascending' ? 1 : -1;
  if (order.column === 'name') {
    return [...items].sort(
      (a, b) => turn * a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
  }
  const valued = items.map((item) => ({ item, value: sortValue(item, order.column) }));
  return valued
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return turn * (a - b);
    })
    .map(({ item }) => item);
}

function sortValue(item: BatchItem, column: BatchColumn): number | null {
  const { made } = item;
  switch (column) {
    case 'source':
      return made?.source.seconds ?? null;
    case 'passage':
      return made?.passages[0]?.start ?? null;
    case 'length':
      return made && joinedSeconds(made.passages);
    case 'verdict':
      // Of two with the same headline, the one with fewer findings is better.
      return made?.verdict
        ? GRADES.indexOf(made.verdict.grade) * 100 + poorFindings(made.verdict).length
        : null;
    case 'state':
      return KINDS.indexOf(item.kind);
    case 'name':
      return null;
  }
}
