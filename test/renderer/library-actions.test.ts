import { describe, expect, it } from 'vitest';
import { FailureError } from '../../src-main/contract/failure.ts';
import { sampleItem } from '../../src-main/contract/library.ts';
import { en } from '../../src-renderer/messages/en.ts';
import { isArchive } from '../../src-renderer/state/archive-files.ts';
import { LibraryState } from '../../src-renderer/state/library.svelte.ts';
import { LibraryActions } from '../../src-renderer/state/library-actions.ts';
import { Toasts } from '../../src-renderer/state/toasts.svelte.ts';
import { FakeBackend, failing } from '../fakes/fake-backend.ts';
import { draftOf } from '../fakes/fake-lane.ts';
import { itemNamed } from '../fakes/library.ts';
import { sampleNamed } from '../fakes/sample.ts';

const ada = sampleNamed('Ada');
const item = sampleItem(ada);

async function setUp(answers: ConstructorParameters<typeof FakeBackend>[0] = {}) {
  const backend: FakeBackend = new FakeBackend({
    'library.list': () => ({ items: [item], outbox: [], setAside: [] }),
    'library.get': () => ada,
    'library.remove': () => backend.announce('library.changed', { removed: [item.id] }),
    'library.restore': () => backend.announce('library.changed', { items: [item] }),
    'library.label': () => ada,
    'library.importArchive': () => ada,
    ...answers,
  });
  const library = new LibraryState(backend, () => undefined);
  await library.follow();
  const toasts = new Toasts();
  const failures: unknown[] = [];
  const said: string[] = [];
  const told: (readonly string[])[] = [];
  const actions = new LibraryActions({
    backend,
    library,
    toasts,
    messages: () => en,
    editor: {
      draftRenamed: (id, name) => told.push(['renamed', id, name]),
      draftRemoved: async (id) => {
        told.push(['removed', id, String(backend.asked.length)]);
      },
      draftRestored: (id) => told.push(['restored', id]),
    },
    tell: (say) => said.push(say(en).what),
    attempt: (work) => work().catch((error: unknown) => void failures.push(error)),
  });
  const asked = () => backend.asked.slice(1).map(({ name, args }) => [name, args]);
  return { library, toasts, actions, failures, said, asked, told };
}

describe('LibraryActions', () => {
  it('deletes at once and offers to take it back, which selects it again', async () => {
    const { library, toasts, actions, asked } = await setUp();
    await actions.remove([item]);
    expect(library.rows).toEqual([]);
    const [toast] = toasts.shown;
    expect(toast).toMatchObject({ text: 'Deleted “Ada”.', action: { label: 'Undo' } });
    if (toast) toasts.act(toast);
    await new Promise((resolve) => setTimeout(resolve));
    const ref = { of: 'sample', id: item.id };
    expect(asked().slice(0, 2)).toEqual([
      ['library.remove', ref],
      ['library.restore', ref],
    ]);
    expect(library.selectedId).toBe(item.id);
  });

  it('deletes several, takes all of them back, and says how many', async () => {
    const { library, toasts, actions, asked } = await setUp();
    await actions.remove([item, itemNamed('Draft', { kind: 'draft' })]);
    const [toast] = toasts.shown;
    expect(toast?.text).toBe('Deleted 2 items.');
    if (toast) toasts.act(toast);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked().map(([name]) => name)).toEqual([
      ...['library.remove', 'library.remove', 'library.restore', 'library.restore'],
    ]);
    expect(library.selectedId).toBeNull();
  });

  it('offers to take back what was deleted before something could not be', async () => {
    const { toasts, actions, failures } = await setUp({
      'library.remove': ({ id }) => {
        if (id !== item.id) throw new FailureError({ code: 'already-sending' });
      },
    });
    await actions.remove([item, itemNamed('Sending'), itemNamed('Never')]);
    expect(toasts.shown.map(({ text }) => text)).toEqual(['Deleted “Ada”.']);
    expect(failures).toMatchObject([{ failure: { code: 'already-sending' } }]);
  });

  it('offers to take nothing back when deleting failed', async () => {
    const remove = failing({ code: 'already-sending' });
    const { toasts, actions, failures } = await setUp({ 'library.remove': remove });
    await actions.remove([item]);
    expect(toasts.shown).toEqual([]);
    expect(failures).toMatchObject([{ failure: { code: 'already-sending' } }]);
  });

  it('renames only to a new name that is not blank', async () => {
    const { actions, asked } = await setUp();
    for (const typed of ['  ', 'Ada', ' Ada ', ' Ada L. ']) await actions.rename(item, typed);
    expect(asked()).toEqual([['library.label', { sampleId: item.id, labels: { name: 'Ada L.' } }]]);
  });

  it('renames a draft, and tells the editor before', async () => {
    const { actions, asked, told } = await setUp({
      'draft.label': ({ draftId }) => draftOf(draftId, 'Bea'),
    });
    await actions.rename(itemNamed('Draft', { kind: 'draft' }), 'Bea');
    expect(told).toEqual([['renamed', 'id of Draft', 'Bea']]);
    expect(asked()).toEqual([['draft.label', { draftId: 'id of Draft', labels: { name: 'Bea' } }]]);
  });

  it('tells the editor before a draft is deleted, and when it is brought back', async () => {
    const { actions, toasts, told } = await setUp();
    await actions.remove([itemNamed('Draft', { kind: 'draft' })]);
    expect(told).toEqual([['removed', 'id of Draft', '1']]);
    const [toast] = toasts.shown;
    if (toast) toasts.act(toast);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told.at(-1)).toEqual(['restored', 'id of Draft']);
  });

  it('names a draft as a draft', async () => {
    const { actions, asked } = await setUp();
    await actions.remove([itemNamed('Draft', { kind: 'draft' })]);
    expect(asked()).toEqual([['library.remove', { of: 'draft', id: 'id of Draft' }]]);
  });

  it('says nothing when an export was cancelled, and where it went when not', async () => {
    const cancelled = await setUp({ 'library.exportArchive': () => null });
    await cancelled.actions.exportArchive(item.id);
    expect(cancelled.toasts.shown).toEqual([]);
    const done = await setUp({ 'library.exportArchive': () => '/home/ada/Ada.clonebooth' });
    await done.actions.exportArchive(item.id);
    expect(done.toasts.shown).toMatchObject([{ text: 'Exported to /home/ada/Ada.clonebooth' }]);
  });

  it('selects what was imported', async () => {
    const { library, actions, toasts } = await setUp();
    await actions.importArchives([exported('Ada')]);
    expect(library.selected).toEqual(ada);
    expect(toasts.shown.map(({ text }) => text)).toEqual([en.library.imported('Ada')]);
  });

  it('imports the others where one is damaged, and names that one', async () => {
    const { actions, toasts, said } = await setUp();
    const damaged = new File(['nothing'], 'Bea.clonebooth');
    await actions.importArchives([exported('Ada'), damaged, exported('Cy')]);
    expect(toasts.shown.map(({ text }) => text)).toEqual([en.library.importedSeveral(2)]);
    expect(said).toEqual([`Bea.clonebooth: ${en.library.archiveProblems.damaged.what}`]);
  });
});

function exported(name: string): File {
  return new File(['PK\u0003\u0004'], `${name}.clonebooth`);
}

it.each([
  ['a.wav', 'PK\u0003\u0004rest', true],
  ['a.wav', 'RIFF', false],
  ['a.wav', 'PK', false],
  ['a.wav', '', false],
  ['a.Clonebooth', 'RIFF', true],
])('%s that begins with %j is an exported sample: %s', async (name, content, expected) => {
  expect(await isArchive(new File([content], name))).toBe(expected);
});
