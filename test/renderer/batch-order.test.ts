import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src-main/contract/verdict.ts';
import { BatchItem } from '../../src-renderer/state/batch-item.svelte.ts';
import { type BatchOrder, inBatchOrder, nextOrder } from '../../src-renderer/ui/batch-order.ts';
import { draftOf } from '../fakes/fake-lane.ts';

function item(name: string, grade: Grade | null = null): BatchItem {
  const made = new BatchItem({ name, path: null, bytes: 1, file: null }, name);
  if (grade) made.state = { kind: 'drafted', draft: draftOf(name, name, grade), problem: null };
  return made;
}

function sorted(items: readonly BatchItem[], order: BatchOrder): string[] {
  return inBatchOrder(items, order).map(({ name }) => name);
}

describe('the order of a batch', () => {
  const items = [item('take 10', 'confirm'), item('take 2'), item('take 1', 'good')];

  it('is that in which recordings were added, until a column is chosen', () => {
    expect(sorted(items, null)).toEqual(['take 10', 'take 2', 'take 1']);
  });

  it('takes numbers in names as numbers', () => {
    expect(sorted(items, { column: 'name', direction: 'ascending' })).toEqual([
      'take 1',
      'take 2',
      'take 10',
    ]);
  });

  it('puts recordings without a verdict last, either way', () => {
    const column = 'verdict';
    expect(sorted(items, { column, direction: 'ascending' })).toEqual([
      'take 1',
      'take 10',
      'take 2',
    ]);
    expect(sorted(items, { column, direction: 'descending' })).toEqual([
      'take 10',
      'take 1',
      'take 2',
    ]);
  });

  it('turns round when its column is chosen again, and lets go the third time', () => {
    const first = nextOrder(null, 'state');
    const second = nextOrder(first, 'state');
    expect([first, second, nextOrder(second, 'state')]).toEqual([
      { column: 'state', direction: 'ascending' },
      { column: 'state', direction: 'descending' },
      null,
    ]);
    expect(nextOrder(second, 'name')).toEqual({ column: 'name', direction: 'ascending' });
  });
});
