import type { Draft } from './draft.ts';
import { SAMPLE_RATE } from './limits.ts';
import type { OutboxEntry, OutboxState } from './outbox.ts';
import { joinedSeconds } from './passages.ts';
import type { Sample } from './sample.ts';
import type { Grade } from './verdict.ts';

export type ItemKind = 'draft' | 'sample';

/** Names one thing in the library. */
export interface ItemRef {
  readonly of: ItemKind;
  readonly id: string;
}

/** A cloned voice, as far as a person looks for it. */
export interface VoiceRef {
  readonly name: string;
  readonly voiceId: string;
}

/** What a list shows of a sample or a draft and finds it by: thousands of them are in memory. */
export interface LibraryItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  readonly transcript: string;
  readonly tags: readonly string[];
  /** When a sample was made or a draft was worked on last, in ISO 8601. */
  readonly date: string;
  readonly seconds: number;
  /** Null until a draft has been measured. */
  readonly grade: Grade | null;
  readonly sourceName: string;
  readonly voices: readonly VoiceRef[];
}

export interface Library {
  /** Samples and drafts in no order. */
  readonly items: readonly LibraryItem[];
  readonly outbox: readonly OutboxEntry[];
  /** Files that could not be read and were set aside, never overwritten. */
  readonly setAside: readonly string[];
}

/** What became different in the library; what is not named stayed as it was. */
export interface LibraryChange {
  /** New ones, and the newest state of known ones. */
  readonly items?: readonly LibraryItem[];
  /** Ids that are not in the library any more. */
  readonly removed?: readonly string[];
  readonly outbox?: readonly OutboxEntry[];
}

export function sampleItem(sample: Sample): LibraryItem {
  return {
    kind: 'sample',
    id: sample.id,
    name: sample.name,
    transcript: sample.transcript,
    tags: sample.tags,
    date: sample.createdAt,
    seconds: sample.wav.frames / SAMPLE_RATE,
    grade: sample.verdict.grade,
    sourceName: sample.source.name,
    voices: sample.clones.map(({ voiceName, voiceId }) => ({ name: voiceName, voiceId })),
  };
}

export function draftItem(draft: Draft): LibraryItem {
  return {
    kind: 'draft',
    id: draft.id,
    name: draft.name,
    transcript: draft.transcript,
    tags: draft.tags,
    date: draft.updatedAt,
    seconds: joinedSeconds(draft.passages),
    grade: draft.verdict?.grade ?? null,
    sourceName: draft.source.name,
    voices: [],
  };
}

export const ITEM_STATES = [
  'draft',
  'ready',
  'waiting',
  'sending',
  'cloned',
  'failed',
  'uncertain',
] as const;

export type ItemState = (typeof ITEM_STATES)[number];

/** What an item's newest clone request, or its voices, say about it. */
export function itemState(item: LibraryItem, newest: OutboxState | null): ItemState {
  if (item.kind === 'draft') return 'draft';
  const isCloned = item.voices.length > 0;
  switch (newest?.kind) {
    case 'waiting':
    case 'sending':
    case 'uncertain':
    case 'cloned':
      return newest.kind;
    case 'refused':
    case 'unreachable':
      return isCloned ? 'cloned' : 'failed';
    case undefined:
      return isCloned ? 'cloned' : 'ready';
  }
}
