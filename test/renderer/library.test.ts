import { describe, expect, it } from 'vitest';
import type { OutboxEntry, OutboxState } from '../../src-main/contract/outbox.ts';
import type { Library } from '../../src-main/contract/sample.ts';
import { LibraryState } from '../../src-renderer/state/library.svelte.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';
import { sampleNamed } from '../fakes/sample.ts';

const ada = sampleNamed('Ada');
const grace = sampleNamed('Grace');

function requestOf(sampleId: string, createdAt: string, state: OutboxState): OutboxEntry {
  return {
    schema: 1,
    id: createdAt,
    createdAt,
    updatedAt: createdAt,
    request: {
      sampleId,
      voiceName: 'v',
      promptText: '',
      language: '',
      model: '',
      consent: { speaker: 'A', confirmedAt: createdAt },
    },
    origin: { sdkAppId: 1, endpoint: { site: 'international' }, wavSha256: 'a'.repeat(64) },
    state,
  };
}

async function following(library: Partial<Library>) {
  const backend = new FakeBackend({
    'library.list': () => ({
      samples: [ada, grace],
      drafts: [],
      outbox: [],
      setAside: [],
      ...library,
    }),
  });
  const state = new LibraryState(backend);
  const stop = await state.follow();
  return { backend, state, stop };
}

describe('LibraryState', () => {
  it('shows what is on disk and follows its changes until told to stop', async () => {
    const { backend, state, stop } = await following({});
    expect(state.samples).toEqual([ada, grace]);
    backend.announce('library.changed', {
      samples: [grace],
      drafts: [],
      outbox: [],
      setAside: ['/x'],
    });
    expect(state.samples).toEqual([grace]);
    expect(state.setAside).toEqual(['/x']);
    stop();
    backend.announce('library.changed', { samples: [], drafts: [], outbox: [], setAside: [] });
    expect(state.samples).toEqual([grace]);
  });

  it('selects a new sample at once and shows it just once', async () => {
    const { state } = await following({});
    const sample = sampleNamed('New');
    state.add(sample);
    state.add(sample);
    expect(state.samples).toEqual([sample, ada, grace]);
    expect(state.selected).toEqual(sample);
  });

  it('forgets a selection whose sample is gone', async () => {
    const { backend, state } = await following({});
    state.select(ada.id);
    backend.announce('library.changed', { samples: [grace], drafts: [], outbox: [], setAside: [] });
    expect(state.selected).toBeNull();
  });

  it.each<[string, OutboxState, string]>([
    ['an answer that got lost', { kind: 'uncertain', reason: 'x' }, 'uncertain'],
    ['a request under way', { kind: 'sending', attempts: 1 }, 'sending'],
    ['no connection', { kind: 'unreachable', reason: 'x' }, 'failed'],
    ['a voice', { kind: 'cloned', voiceId: 'v', requestId: 'r' }, 'cloned'],
  ])('tells from the newest request: %s', async (_what, newest, expected) => {
    const older = requestOf(ada.id, '2026-01-01', { kind: 'uncertain', reason: 'old' });
    const { state } = await following({ outbox: [older, requestOf(ada.id, '2026-01-02', newest)] });
    expect(state.stateOf(ada)).toBe(expected);
    expect(state.stateOf(grace)).toBe('ready');
    expect(state.newestRequest(ada.id)?.state).toEqual(newest);
  });
});
