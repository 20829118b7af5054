import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchWishes, UnfinishedBatch } from '../../src-main/contract/batch.ts';
import { BatchItem } from '../../src-renderer/state/batch-item.svelte.ts';
import { UnfinishedBatchState } from '../../src-renderer/state/unfinished-batch.svelte.ts';

const WISHES: BatchWishes = { cleaning: 'auto', seconds: 30 };
const EARLIER: UnfinishedBatch = {
  schema: 1,
  files: [{ id: 'id of old', name: 'old', path: '/old', bytes: 1 }],
  wishes: { cleaning: 'auto', seconds: 20 },
};

let kept: (UnfinishedBatch | null)[];
let unfinished: UnfinishedBatchState;

beforeEach(() => {
  kept = [];
  unfinished = new UnfinishedBatchState(async (batch) => {
    kept.push(batch);
  });
});

function waiting(name: string): BatchItem {
  return new BatchItem({ name, path: `/${name}`, bytes: 1, file: null }, `id of ${name}`);
}

describe('what a batch has still to do', () => {
  it('does not take the place of an earlier list before that is known', () => {
    unfinished.keep([waiting('a')], WISHES);
    expect(kept).toEqual([]);
    unfinished.offer(EARLIER);
    unfinished.keep([waiting('a')], WISHES);
    expect(kept.at(-1)?.files.map(({ name }) => name)).toEqual(['old', 'a']);
  });

  it('names a recording once that was left over and is added anew', () => {
    unfinished.offer(EARLIER);
    unfinished.keep([waiting('old'), waiting('a')], WISHES);
    expect(kept.at(-1)?.files.map(({ name }) => name)).toEqual(['old', 'a']);
  });

  it('is nothing once all is done and decided', () => {
    unfinished.offer(EARLIER);
    expect(unfinished.decide()).toEqual(EARLIER);
    expect(unfinished.earlier).toBeNull();
    unfinished.keep([], WISHES);
    expect(kept).toEqual([null]);
  });
});
