import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftContent } from '../../../src-main/contract/draft.ts';
import { draftItem } from '../../../src-main/contract/library.ts';
import { DraftStore } from '../../../src-main/library/draft-store.ts';
import { newSample } from '../../fakes/new-sample.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const { measurements, ...edited } = newSample;
const content: DraftContent = { ...edited, id: ID };

describe('DraftStore', () => {
  it('gives back in a new run what was kept last', async () => {
    const folder = temporaryFolder();
    const store = new DraftStore(folder);
    const first = await store.save(content);
    const last = await store.save({ ...content, name: 'Second thoughts' });
    expect(last.createdAt).toBe(first.createdAt);
    const later = new DraftStore(folder);
    expect(await later.get(ID)).toEqual(last);
    expect(await later.list()).toEqual({ items: [draftItem(last)], setAside: [] });
  });

  it('keeps the newest of edits that come at once', async () => {
    const store = new DraftStore(temporaryFolder());
    await Promise.all(['a', 'b', 'c'].map((name) => store.save({ ...content, name })));
    expect((await store.get(ID)).name).toBe('c');
  });

  it('changes a name without taking that for work on it', async () => {
    const store = new DraftStore(temporaryFolder());
    const before = await store.save(content);
    await store.label(ID, { name: 'Ada' });
    expect(await store.get(ID)).toEqual({ ...before, name: 'Ada' });
    await store.erase(ID);
    await expect(store.label(ID, { name: 'Bea' })).rejects.toMatchObject({
      failure: { code: 'draft-missing' },
    });
  });

  it('keeps the excerpt through later edits', async () => {
    const store = new DraftStore(temporaryFolder());
    await store.save(content);
    expect(await store.readExcerpt(ID)).toBeNull();
    const excerpt = [{ start: 10, end: 27 }];
    await store.keepExcerpt(ID, excerpt, Buffer.from('sound'));
    await store.save({ ...content, name: 'Later' });
    expect((await store.get(ID)).excerpt).toEqual(excerpt);
    expect(Buffer.from((await store.readExcerpt(ID)) ?? []).toString()).toBe('sound');
  });

  it('refuses an excerpt of a draft that is not there', async () => {
    const store = new DraftStore(temporaryFolder());
    await expect(store.keepExcerpt(ID, [], Buffer.from(''))).rejects.toMatchObject({
      failure: { code: 'draft-missing' },
    });
  });

  it('sets a damaged draft aside and names it', async () => {
    const folder = temporaryFolder();
    const store = new DraftStore(folder);
    await store.save(content);
    await writeFile(join(folder, ID, 'draft.json'), '{"schema": 1');
    const { items, setAside } = await store.list();
    expect(items).toEqual([]);
    expect(setAside).toHaveLength(1);
  });

  it('ends a draft with everything that was kept for it', async () => {
    const folder = temporaryFolder();
    const store = new DraftStore(folder);
    await store.save(content);
    await store.erase(ID);
    await store.erase(ID);
    expect(await readdir(folder)).toEqual([]);
  });
});
