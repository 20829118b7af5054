import { readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryChange } from '../../../src-main/contract/library.ts';
import { SampleStore } from '../../../src-main/library/sample-store.ts';
import { newSample } from '../../fakes/new-sample.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';
import { toneWav } from '../../fakes/tone-wav.ts';

const wav = toneWav({ seconds: 10 });

async function namesIn(store: SampleStore): Promise<string[]> {
  return (await store.list()).items.map(({ name }) => name).sort();
}

/** A store with two samples, whose index a first list has written. */
async function indexed() {
  const folder = temporaryFolder();
  const store = new SampleStore(folder);
  const ada = await store.add({ ...newSample, name: 'Ada' }, wav);
  const grace = await store.add({ ...newSample, name: 'Grace' }, wav);
  await store.list();
  return { folder, store, ada, grace };
}

describe('the index of a folder of items', () => {
  it('saves reading a description that did not change', async () => {
    const { folder, ada } = await indexed();
    const path = join(folder, ada.id, 'sample.json');
    await utimes(path, 1_000, 1_000);
    await new SampleStore(folder).list();
    // As long, as old and the same file, but unreadable: it is told from the index alone.
    await writeFile(path, 'x'.repeat((await stat(path)).size));
    await utimes(path, 1_000, 1_000);
    expect(await namesIn(new SampleStore(folder))).toEqual(['Ada', 'Grace']);
  });

  it('gives way to a description that another program changed', async () => {
    const { folder, ada } = await indexed();
    const path = join(folder, ada.id, 'sample.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"Ada"', '"Eva"'));
    expect(await namesIn(new SampleStore(folder))).toEqual(['Eva', 'Grace']);
  });

  it('forgets what is gone and finds what was put there', async () => {
    const { folder, ada } = await indexed();
    const elsewhere = join(temporaryFolder(), ada.id);
    await rename(join(folder, ada.id), elsewhere);
    expect(await namesIn(new SampleStore(folder))).toEqual(['Grace']);
    await rename(elsewhere, join(folder, ada.id));
    expect(await namesIn(new SampleStore(folder))).toEqual(['Ada', 'Grace']);
  });

  it.each([
    ['damaged', 'no index'],
    ['cut off', '1\n["'],
    ['of another format', '0\n'],
    ['empty', ''],
  ])('is made anew when it is %s', async (_what, content) => {
    const { folder } = await indexed();
    const before = await readFile(join(folder, '.index'), 'utf8');
    await writeFile(join(folder, '.index'), content);
    expect(await namesIn(new SampleStore(folder))).toEqual(['Ada', 'Grace']);
    const lines = (text: string) => text.split('\n').sort();
    expect(lines(await readFile(join(folder, '.index'), 'utf8'))).toEqual(lines(before));
  });
});

describe('changes of a folder of items', () => {
  it('are announced one by one, each when it is on disk', async () => {
    const changes: LibraryChange[] = [];
    const store = new SampleStore(temporaryFolder(), (change) => changes.push(change));
    const { id } = await store.add({ ...newSample, name: 'Ada' }, wav);
    await store.label(id, { name: 'Ada, again', tags: ['demo'] });
    await store.discard(id);
    await store.restore(id);
    expect(changes).toMatchObject([
      { items: [{ id, name: 'Ada' }] },
      { items: [{ id, name: 'Ada, again', tags: ['demo'] }] },
      { removed: [id] },
      { items: [{ id, name: 'Ada, again' }] },
    ]);
  });

  it('of labels leave the labels that are not named', async () => {
    const { store, ada } = await indexed();
    await Promise.all([
      store.label(ada.id, { transcript: 'Hello.' }),
      store.label(ada.id, { language: 'en' }),
    ]);
    expect(await store.get(ada.id)).toEqual({ ...ada, transcript: 'Hello.', language: 'en' });
  });
});

describe('a list', () => {
  it('knows what was made, changed and thrown away since it was first made', async () => {
    const { store, ada, grace } = await indexed();
    await Promise.all([
      store.add({ ...newSample, name: 'Edsger' }, wav),
      store.label(ada.id, { name: 'Ada L.' }),
      store.discard(grace.id),
    ]);
    expect(await namesIn(store)).toEqual(['Ada L.', 'Edsger']);
  });

  it('misses nothing that happens while it is made', async () => {
    const { folder, ada, grace } = await indexed();
    const store = new SampleStore(folder);
    const list = store.list();
    await Promise.all([store.discard(grace.id), store.label(ada.id, { name: 'Ada L.' }), list]);
    expect(await namesIn(store)).toEqual(['Ada L.']);
  });
});

describe('the trash', () => {
  it('gives back everything, also in a later run', async () => {
    const { folder, store, ada } = await indexed();
    await store.discard(ada.id);
    expect(await namesIn(store)).toEqual(['Grace']);
    const later = new SampleStore(folder);
    await later.restore(ada.id);
    expect(await later.get(ada.id)).toEqual(ada);
    expect(Buffer.compare(await later.readWav(ada.id), wav)).toBe(0);
  });

  it('keeps things for 30 days', async () => {
    const { folder, store, ada } = await indexed();
    await store.discard(ada.id);
    const day = 24 * 60 * 60 * 1000;
    await store.purgeTrash(Date.now() + 29 * day);
    expect(await readdir(join(folder, '.trash'))).toHaveLength(1);
    await store.purgeTrash(Date.now() + 31 * day);
    expect(await readdir(join(folder, '.trash'))).toEqual([]);
    await expect(store.restore(ada.id)).rejects.toMatchObject({
      failure: { code: 'sample-missing' },
    });
  });

  it('takes nothing that is not there', async () => {
    const { store, ada } = await indexed();
    await store.discard(ada.id);
    await expect(store.discard(ada.id)).rejects.toMatchObject({
      failure: { code: 'sample-missing' },
    });
  });
});

describe('a duplicate', () => {
  it('has the same sound and labels under another name, and no voice', async () => {
    const { store, ada } = await indexed();
    await store.label(ada.id, { tags: ['demo'], transcript: 'Hello.' });
    const { id } = await store.duplicate(ada.id, 'Ada (copy)');
    const copy = await store.get(id);
    expect(copy).toMatchObject({ name: 'Ada (copy)', tags: ['demo'], transcript: 'Hello.' });
    expect(copy.wav).toEqual(ada.wav);
    expect(copy.clones).toEqual([]);
    expect(Buffer.compare(await store.readWav(id), wav)).toBe(0);
  });
});
