import type { LibraryItem } from '../../src-main/contract/library.ts';
import type { OutboxEntry, OutboxState } from '../../src-main/contract/outbox.ts';

export function itemNamed(name: string, changes: Partial<LibraryItem> = {}): LibraryItem {
  return {
    kind: 'sample',
    id: `id of ${name}`,
    name,
    transcript: '',
    tags: [],
    date: '2026-01-01T00:00:00.000Z',
    seconds: 12,
    grade: 'good',
    sourceName: 'interview.m4a',
    voices: [],
    ...changes,
  };
}

export function requestOf(sampleId: string, createdAt: string, state: OutboxState): OutboxEntry {
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
