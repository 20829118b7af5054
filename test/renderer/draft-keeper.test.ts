import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, DraftContent } from '../../src-main/contract/draft.ts';
import { stretchesToKeep } from '../../src-main/contract/excerpt.ts';
import { FailureError } from '../../src-main/contract/failure.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import { DraftKeeper } from '../../src-renderer/state/draft-keeper.svelte.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';
import { newSample } from '../fakes/new-sample.ts';

const { measurements, ...edited } = newSample;

function keeping(draft: Draft | null = null) {
  let passages: Passages = [{ start: 10, end: 25 }];
  let full = false;
  const backend = new FakeBackend({
    'draft.save': ({ draft: content }) => {
      if (full) throw new FailureError({ code: 'disk-full' });
      return draftOf(content);
    },
    'draft.keepExcerpt': ({ draftId }) => draftOf({ ...edited, id: draftId }),
  });
  const keeper = new DraftKeeper(
    {
      backend,
      content: () => ({ ...edited, passages }),
      excerpt: () => ({
        stretches: stretchesToKeep(passages, 600),
        wav: async () => new Uint8Array(8),
      }),
    },
    draft,
  );
  const asked = (name: string) => backend.asked.filter((each) => each.name === name);
  return {
    keeper,
    saves: () => asked('draft.save'),
    excerpts: () => asked('draft.keepExcerpt'),
    cut: (start: number, end: number) => {
      passages = [{ start, end }];
      keeper.changed();
    },
    fill: (isFull: boolean) => {
      full = isFull;
    },
  };
}

function draftOf(content: DraftContent): Draft {
  return { ...content, schema: 1, createdAt: '', updatedAt: '', excerpt: [] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('DraftKeeper', () => {
  it('writes nothing before the first edit, and one state for a burst of them', async () => {
    const { keeper, saves, cut } = keeping();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves()).toEqual([]);
    for (let end = 20; end < 30; end++) cut(10, end);
    expect(keeper.pending).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(saves()).toHaveLength(1);
    expect(keeper.pending).toBe(false);
    expect(keeper.id).not.toBeNull();
  });

  it('keeps an excerpt once passages rest, and a new one only when they leave it', async () => {
    const { excerpts, cut } = keeping();
    cut(10, 25);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(excerpts()).toHaveLength(1);
    expect(excerpts()[0]?.args).toMatchObject({ excerpt: [{ start: 7, end: 28 }] });
    cut(8, 27);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(excerpts()).toHaveLength(1);
    cut(8, 40);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(excerpts()).toHaveLength(2);
  });

  it('goes on with a draft that is taken up again', async () => {
    const before: Draft = {
      ...draftOf({ ...edited, id: 'known' }),
      excerpt: [{ start: 0, end: 60 }],
    };
    const { saves, excerpts, cut } = keeping(before);
    cut(12, 30);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(saves()[0]?.args).toMatchObject({ draft: { id: 'known' } });
    expect(excerpts()).toEqual([]);
  });

  it('says when it cannot keep an edit, and keeps it with the next one', async () => {
    const { keeper, cut, fill } = keeping();
    fill(true);
    cut(10, 30);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.problem).not.toBeNull();
    expect(keeper.pending).toBe(true);
    fill(false);
    cut(10, 31);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.problem).toBeNull();
    expect(keeper.pending).toBe(false);
  });

  it('leaves a draft that is deleted as it was last, and alone from then on', async () => {
    const { keeper, saves, excerpts, cut } = keeping();
    cut(10, 25);
    const gone = keeper.id;
    await keeper.leave();
    expect(saves()).toHaveLength(1);
    expect(keeper.id).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves()).toHaveLength(1);
    expect(excerpts()).toEqual([]);
    cut(10, 26);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.id).not.toBe(gone);
    expect(saves()).toHaveLength(2);
  });

  it('goes on with a draft that is brought back, where no other was begun meanwhile', async () => {
    const { keeper, saves, cut } = keeping();
    cut(10, 25);
    await vi.advanceTimersByTimeAsync(400);
    const id = keeper.id ?? '';
    await keeper.leave();
    keeper.takeUpAgain('another');
    expect(keeper.id).toBeNull();
    keeper.takeUpAgain(id);
    cut(10, 26);
    await vi.advanceTimersByTimeAsync(400);
    expect(saves().at(-1)?.args).toMatchObject({ draft: { id } });
    await keeper.leave();
    cut(10, 27);
    await vi.advanceTimersByTimeAsync(400);
    const newer = keeper.id;
    keeper.takeUpAgain(id);
    expect(keeper.id).toBe(newer);
  });

  it('has everything on disk for a sample, edited or not, and begins anew afterwards', async () => {
    const { keeper, saves, excerpts, cut } = keeping();
    const id = await keeper.keepAll();
    expect(saves()).toHaveLength(1);
    expect(excerpts()).toHaveLength(1);
    keeper.forget();
    cut(10, 26);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.id).not.toBe(id);
  });
});
