import { beforeEach, describe, expect, it } from 'vitest';
import type { UnfinishedBatch } from '../../src-main/contract/batch.ts';
import { BatchState } from '../../src-renderer/state/batch.svelte.ts';
import type { BatchItem } from '../../src-renderer/state/batch-item.svelte.ts';
import { FileGone } from '../../src-renderer/state/batch-problems.ts';
import { draftOf, FakeLanes } from '../fakes/fake-lane.ts';
import { sampleNamed } from '../fakes/sample.ts';

let lanes: FakeLanes;
let kept: UnfinishedBatch | null;
let finished: [number, number][];
let errors: unknown[];
let gone: Set<string>;
let now: number;
let batch: BatchState;

beforeEach(() => {
  lanes = new FakeLanes();
  kept = null;
  finished = [];
  errors = [];
  gone = new Set();
  now = 0;
  batch = new BatchState({
    lane: lanes.create,
    lanes: 2,
    reopen: async (path) => (gone.has(path) ? null : new File([], path.slice(1))),
    readWav: async ({ name }) => new TextEncoder().encode(`saved ${name}`),
    keep: async (unfinished) => {
      kept = unfinished;
    },
    say: (error) => {
      errors.push(error);
      return () => ({ what: String(error), next: '' });
    },
    finished: (drafted, failed) => finished.push([drafted, failed]),
    now: () => now,
  });
  batch.offer(null);
});

/** Everything that can happen by itself has happened. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

function add(...names: string[]): void {
  batch.add(names.map((name) => ({ name, path: `/${name}`, bytes: 1, file: new File([], name) })));
}

function item(name: string): BatchItem {
  const found = batch.items.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not listed`);
  return found;
}

function kinds(): string[] {
  return batch.items.map(({ name, kind }) => `${name} ${kind}`);
}

async function finish(name: string, grade?: Parameters<typeof draftOf>[2]): Promise<void> {
  lanes.named(name).finish(grade);
  await settle();
}

function begun(): string[] {
  return lanes.begun.map(({ name }) => name);
}

function left(): string[] {
  return kept?.files.map(({ name }) => name) ?? [];
}

describe('a batch', () => {
  it('works in the order of its list, on as many at once as there are lanes', async () => {
    add('a', 'b', 'c');
    await settle();
    expect(begun()).toEqual(['a', 'b']);
    await finish('b');
    expect(begun()).toEqual(['a', 'b', 'c']);
    expect(kinds()).toEqual(['a working', 'b drafted', 'c working']);
  });

  it('uses lanes again and lets go of all of them when it rests', async () => {
    add('a', 'b', 'c');
    await settle();
    await finish('a');
    expect(lanes.open).toBe(2);
    await finish('b');
    await finish('c');
    expect(lanes.open).toBe(0);
    expect(finished).toEqual([[3, 0]]);
  });

  it('goes on when one recording fails, and in a new lane', async () => {
    add('a', 'b', 'c');
    await settle();
    lanes.named('a').fail(new Error('the worker crashed'));
    await settle();
    await finish('b');
    await finish('c');
    expect(kinds()).toEqual(['a failed', 'b drafted', 'c drafted']);
    expect(finished).toEqual([[2, 1]]);
    expect(lanes.open).toBe(0);
  });

  it('begins nothing while it is paused, and finishes what it works on', async () => {
    add('a', 'b', 'c');
    await settle();
    batch.pause();
    await finish('a');
    expect(begun()).toEqual(['a', 'b']);
    expect(item('a').kind).toBe('drafted');
    batch.proceed();
    await settle();
    expect(begun()).toEqual(['a', 'b', 'c']);
  });

  it('gives up what is taken off the list, and says nothing about it', async () => {
    add('a', 'b', 'c');
    await settle();
    batch.remove(item('a'));
    await settle();
    expect(lanes.named('a').signal.aborted).toBe(true);
    expect(kinds()).toEqual(['b working', 'c working']);
    batch.remove(item('b'));
    batch.remove(item('c'));
    await settle();
    expect(batch.items).toEqual([]);
    expect(finished).toEqual([]);
    expect(lanes.open).toBe(0);
  });

  it('tries a failed recording again, under the same id', async () => {
    add('a');
    await settle();
    const { id } = item('a');
    lanes.named('a').fail(new Error('not now'));
    await settle();
    batch.retry(item('a'));
    await settle();
    await finish('a');
    expect(item('a').made?.id).toBe(id);
  });

  it('does not do a recording twice, but tries a failed one that is dropped again', async () => {
    add('a', 'a');
    expect(kinds()).toEqual(['a working']);
    await settle();
    lanes.named('a').fail(new Error('not now'));
    await settle();
    add('a');
    await settle();
    expect(kinds()).toEqual(['a working']);
    expect(begun()).toEqual(['a', 'a']);
  });

  it('treats recordings as was wished when each is begun', async () => {
    add('a', 'b', 'c');
    batch.wishes.switch('level', true);
    batch.wishes.switch('hum', true);
    batch.wishes.setSeconds(60);
    await settle();
    await finish('a');
    expect(lanes.named('c').wishes).toEqual({
      cleaning: [{ kind: 'hum' }, { kind: 'level', dbfs: -20 }],
      seconds: 60,
    });
    batch.wishes.setCleaning('auto');
    expect(batch.wishes.current.cleaning).toBe('auto');
    batch.wishes.setCleaning('same');
    expect(batch.wishes.current.cleaning).toHaveLength(2);
  });

  it('tells how far it is and, after a while, how long it will take', async () => {
    add('a', 'b', 'c', 'd');
    await settle();
    lanes.named('a').progress(0.5, 'listening');
    expect(batch.progress).toBe(0.125);
    expect(batch.secondsLeft).toBeNull();
    now = 10_000;
    await finish('a');
    expect(batch.secondsLeft).toBeCloseTo(30);
    expect(item('b').state).toEqual({ kind: 'working', step: 'reading' });
  });
});

describe('what is left of a batch', () => {
  it('is kept until all drafts are made', async () => {
    add('a', 'b', 'c');
    await settle();
    expect(left()).toEqual(['a', 'b', 'c']);
    await finish('a');
    expect(left()).toEqual(['b', 'c']);
    batch.remove(item('b'));
    expect(left()).toEqual(['c']);
    await finish('c');
    expect(kept).toBeNull();
  });

  it('begins only when a person says so, from files that are asked for by path', async () => {
    const files = ['a', 'b'].map((name) => ({
      id: `id of ${name}`,
      name,
      path: `/${name}`,
      bytes: 1,
    }));
    batch.offer({ schema: 1, files, wishes: { cleaning: 'auto', seconds: 20 } });
    gone.add('/b');
    await settle();
    expect(begun()).toEqual([]);
    batch.continueUnfinished();
    await settle();
    expect(begun()).toEqual(['a']);
    expect(lanes.named('a').wishes.seconds).toBe(20);
    expect(item('a').id).toBe('id of a');
    expect(item('b').kind).toBe('failed');
    expect(errors).toEqual([expect.any(FileGone)]);
    expect(batch.unfinished).toBeNull();
  });

  it('stays on the list beside a new batch, until it is forgotten', async () => {
    const files = [{ id: 'id of old', name: 'old', path: '/old', bytes: 1 }];
    batch.offer({ schema: 1, files, wishes: { cleaning: 'auto', seconds: 20 } });
    add('a');
    await settle();
    expect(left()).toEqual(['old', 'a']);
    await finish('a');
    expect(left()).toEqual(['old']);
    expect(kept?.wishes.seconds).toBe(20);
    batch.forgetUnfinished();
    expect(kept).toBeNull();
  });
});

describe('drafts of a batch', () => {
  it('are saved when they are ready, in order, while others are still being made', async () => {
    add('a', 'b', 'c');
    await settle();
    await finish('a', 'good');
    await finish('b', 'look-at');
    expect(batch.ready.map(({ name }) => name)).toEqual(['a']);
    expect(batch.toLookAt.map(({ name }) => name)).toEqual(['b']);
    await batch.save([...batch.ready, ...batch.toLookAt]);
    expect(lanes.saved).toEqual(['a', 'b']);
    expect(kinds()).toEqual(['a saved', 'b saved', 'c working']);
    batch.clear();
    expect(kinds()).toEqual(['c working']);
  });

  it('stay drafts, with the reason, when saving fails, and the others are saved', async () => {
    add('a', 'b');
    await settle();
    await finish('a');
    await finish('b');
    lanes.unsavable.add('a');
    await batch.save(batch.ready);
    expect(kinds()).toEqual(['a drafted', 'b saved']);
    expect(item('a').state).toMatchObject({ problem: expect.any(Function) });
    lanes.unsavable.clear();
    await batch.save([item('a')]);
    expect(kinds()).toEqual(['a saved', 'b saved']);
    expect(lanes.open).toBe(0);
  });

  it('are heard before and after they are saved', async () => {
    add('a');
    await settle();
    expect(await batch.wavOf(item('a'))).toBeNull();
    await finish('a');
    const heard = async () => new TextDecoder().decode((await batch.wavOf(item('a'))) ?? undefined);
    expect(await heard()).toBe('a');
    await batch.save(batch.ready);
    expect(await heard()).toBe('saved a');
    expect(lanes.open).toBe(0);
  });

  it('follow what is done with them in the editor', async () => {
    add('a', 'b', 'c');
    await settle();
    for (const name of ['a', 'b']) await finish(name);
    await finish('c');
    const renamed = { ...draftOf(item('a').id, 'Anna'), updatedAt: '2026-01-02T00:00:00.000Z' };
    // An announcement that was on its way says less than what is known already.
    const late = { ...draftOf(item('b').id, 'b'), excerpt: [] };
    for (const draft of [renamed, late]) batch.changed(draft);
    batch.removed(item('c').id);
    expect(item('a').made?.name).toBe('Anna');
    expect(item('b').state).toMatchObject({ draft: { excerpt: [{ start: 12.5 }] } });
    expect(item('c').kind).toBe('failed');
    batch.saved(item('b').id, sampleNamed('b'));
    batch.saved(item('c').id, sampleNamed('c'));
    expect(kinds()).toEqual(['a drafted', 'b saved', 'c saved']);
  });
});
