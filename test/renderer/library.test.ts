import { describe, expect, it } from 'vitest';
import { type Library, sampleItem } from '../../src-main/contract/library.ts';
import type { OutboxState } from '../../src-main/contract/outbox.ts';
import { LibraryState } from '../../src-renderer/state/library.svelte.ts';
import { FakeBackend, failing } from '../fakes/fake-backend.ts';
import { itemNamed, requestOf } from '../fakes/library.ts';
import { sampleNamed } from '../fakes/sample.ts';

const ada = sampleNamed('Ada');
const grace = sampleNamed('Grace');

async function following(library: Partial<Library>, get = (id: string) => byId(id)) {
  const backend = new FakeBackend({
    'library.list': () => ({
      items: [sampleItem(ada), sampleItem(grace)],
      outbox: [],
      setAside: [],
      ...library,
    }),
    'library.get': ({ sampleId }) => get(sampleId),
    'library.label': () => ada,
  });
  const reported: unknown[] = [];
  const state = new LibraryState(backend, (error) => reported.push(error));
  const stop = await state.follow();
  return { backend, state, stop, reported };
}

function byId(id: string) {
  return id === ada.id ? ada : grace;
}

function names(state: LibraryState): string[] {
  return state.rows.map(({ item }) => item.name).sort();
}

function stateOf(state: LibraryState, id: string) {
  return state.rows.find(({ item }) => item.id === id)?.state;
}

/** Lets an answer of the backend arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('LibraryState', () => {
  it('shows what is on disk and follows its changes until told to stop', async () => {
    const { backend, state, stop } = await following({ setAside: ['/x'] });
    expect(names(state)).toEqual(['Ada', 'Grace']);
    expect(state.setAside).toEqual(['/x']);
    backend.announce('library.changed', {
      items: [itemNamed('Edsger'), { ...sampleItem(grace), name: 'Grace H.' }],
      removed: [ada.id],
    });
    expect(names(state)).toEqual(['Edsger', 'Grace H.']);
    stop();
    backend.announce('library.changed', { removed: [grace.id] });
    expect(names(state)).toEqual(['Edsger', 'Grace H.']);
  });

  it('misses no change that comes before the list does', async () => {
    const backend: FakeBackend = new FakeBackend({
      'library.list': () => {
        backend.announce('library.changed', { items: [itemNamed('Early')] });
        return { items: [], outbox: [], setAside: [] };
      },
    });
    const state = new LibraryState(backend, () => undefined);
    await state.follow();
    expect(names(state)).toEqual(['Early']);
  });

  it('reads a sample when it is selected, and shows the one before until then', async () => {
    const { state } = await following({});
    state.select(ada.id);
    expect(state.selectedId).toBe(ada.id);
    expect(state.selected).toBeNull();
    await settled();
    expect(state.selected).toEqual(ada);
    state.select(grace.id);
    expect(state.selected).toEqual(ada);
    await settled();
    expect(state.selected).toEqual(grace);
  });

  it('shows the newest of two that were selected at once', async () => {
    const { state } = await following({});
    state.select(ada.id);
    state.select(grace.id);
    await settled();
    expect(state.selected).toEqual(grace);
  });

  it('says what is wrong with a sample that cannot be read, and selects none', async () => {
    const { state, reported } = await following({}, failing({ code: 'sample-missing' }));
    state.select(ada.id);
    await settled();
    expect(state.selectedId).toBeNull();
    expect(reported).toMatchObject([{ failure: { code: 'sample-missing' } }]);
  });

  it('reads the selected sample again when it changed, and goes on with its labels', async () => {
    let newest = ada;
    const { backend, state } = await following({}, () => newest);
    state.select(ada.id);
    await settled();
    const { labels } = state;
    newest = { ...ada, transcript: 'Hello.' };
    backend.announce('library.changed', { items: [sampleItem(newest)] });
    await settled();
    expect(state.selected).toEqual(newest);
    expect(state.labels).toBe(labels);
  });

  it('forgets a selection whose sample is gone', async () => {
    const { backend, state } = await following({});
    state.select(ada.id);
    await settled();
    backend.announce('library.changed', { removed: [ada.id] });
    expect(state.selectedId).toBeNull();
    expect(state.selected).toBeNull();
  });

  it('selects a new sample at once and shows it just once', async () => {
    const { state } = await following({});
    const sample = sampleNamed('New');
    state.add(sample);
    state.add(sample);
    expect(names(state)).toEqual(['Ada', 'Grace', 'New']);
    expect(state.selected).toEqual(sample);
  });

  it('selects a draft without reading a sample', async () => {
    const draft = itemNamed('Draft', { kind: 'draft' });
    const { backend, state } = await following({ items: [draft] });
    state.select(draft.id);
    expect(state.selectedId).toBe(draft.id);
    expect(backend.asked.map(({ name }) => name)).toEqual(['library.list']);
    expect(stateOf(state, draft.id)).toBe('draft');
  });

  it.each<[string, OutboxState, string]>([
    ['an answer that got lost', { kind: 'uncertain', reason: 'x' }, 'uncertain'],
    ['a request under way', { kind: 'sending', attempts: 1 }, 'sending'],
    ['no connection', { kind: 'unreachable', reason: 'x' }, 'failed'],
    ['a voice', { kind: 'cloned', voiceId: 'v', requestId: 'r' }, 'cloned'],
  ])('tells from the newest request: %s', async (_what, newest, expected) => {
    const older = requestOf(ada.id, '2026-01-01', { kind: 'uncertain', reason: 'old' });
    const newer = requestOf(ada.id, '2026-01-02', newest);
    const { backend, state } = await following({ outbox: [newer, older] });
    expect(stateOf(state, ada.id)).toBe(expected);
    expect(stateOf(state, grace.id)).toBe('ready');
    expect(state.newestRequest(ada.id)?.state).toEqual(newest);
    const newestOfAll = requestOf(ada.id, '2026-01-03', { kind: 'waiting', attempts: 0 });
    backend.announce('library.changed', { outbox: [newestOfAll] });
    expect(stateOf(state, ada.id)).toBe('waiting');
  });
});
