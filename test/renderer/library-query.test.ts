import { describe, expect, it } from 'vitest';
import type { ItemState, LibraryItem } from '../../src-main/contract/library.ts';
import {
  findRows,
  type LibraryRow,
  newestFirst,
  type SortKey,
  sortRows,
  tagsOf,
} from '../../src-renderer/state/library-query.ts';
import { NameOrder } from '../../src-renderer/state/name-order.ts';
import { itemNamed } from '../fakes/library.ts';

function row(
  name: string,
  changes: Partial<LibraryItem> = {},
  state: ItemState = 'ready',
): LibraryRow {
  return { item: itemNamed(name, changes), state };
}

const everything = { text: '', state: null, tag: null };

function found(rows: readonly LibraryRow[], query: Partial<typeof everything>): string[] {
  return findRows(rows, { ...everything, ...query }).map(({ item }) => item.name);
}

const rows = [
  row('Interview Émile', { tags: ['Demo', 'English'], date: '2026-03-01' }),
  row('take 10', {
    transcript: 'Welcome to the show. 欢迎收听。',
    date: '2026-02-01',
    seconds: 30,
  }),
  row('take 9', { sourceName: 'memo.m4a', date: '2026-01-01', seconds: 60 }),
  row(
    'Voice',
    { voices: [{ name: 'ada_1', voiceId: 'v-7F3a' }], date: '2026-01-02', tags: ['demo'] },
    'cloned',
  ),
];

describe('searching', () => {
  it.each([
    ['a name', 'ÉMI', ['Interview Émile']],
    ['a name without its accents', 'emile', ['Interview Émile']],
    ['a tag', 'english', ['Interview Émile']],
    ['the transcript', 'the SHOW', ['take 10']],
    ['Chinese', '收听', ['take 10']],
    ['full-width letters', 'ｓｈｏｗ', ['take 10']],
    ['the recording', 'memo', ['take 9']],
    ['a voice', 'ada_', ['Voice']],
    ['a VoiceId', 'V-7f3A', ['Voice']],
    ['words from several places', 'demo ada', ['Voice']],
    ['nothing that is there', 'nobody', []],
    ['blanks', '  ', ['Interview Émile', 'take 10', 'take 9', 'Voice']],
  ])('finds %s', (_what, text, names) => {
    expect(found(rows, { text })).toEqual(names);
  });

  it('does not find words across two fields as one', () => {
    expect(found([row('ab', { tags: ['cd'] })], { text: 'abcd' })).toEqual([]);
  });

  it('combines with state and tag', () => {
    const query = { ...everything, state: 'cloned' as const };
    expect(findRows(rows, query).map(({ item }) => item.name)).toEqual(['Voice']);
    expect(findRows(rows, { ...query, tag: 'demo' })).toHaveLength(1);
    expect(findRows(rows, { ...query, tag: 'Demo' })).toEqual([]);
  });
});

describe('sorting', () => {
  function sorted(key: SortKey, given: readonly LibraryRow[] = rows): string[] {
    const inOrder = sortRows(newestFirst(given), key, new NameOrder('en'));
    return inOrder.map(({ item }) => item.name);
  }

  it.each<[SortKey, string[]]>([
    ['newest', ['Interview Émile', 'take 10', 'Voice', 'take 9']],
    ['name', ['Interview Émile', 'take 9', 'take 10', 'Voice']],
    ['length', ['take 9', 'take 10', 'Interview Émile', 'Voice']],
    ['state', ['Interview Émile', 'take 10', 'take 9', 'Voice']],
  ])('by %s', (key, names) => {
    expect(sorted(key)).toEqual(names);
  });

  it('leaves what it was given as it was', () => {
    const before = [...rows];
    sorted('name');
    expect(rows).toEqual(before);
  });

  it('puts what has the same name, also by another spelling, in order of age', () => {
    const same = ['take 01', 'take 1', 'take 001'];
    const aged = same.map((name, day) => row(name, { id: name, date: `2026-01-0${day + 1}` }));
    expect(sorted('name', aged)).toEqual(same.toReversed());
  });
});

it('names each tag once, in order', () => {
  const many = [row('a', { tags: ['b 10', 'a'] }), row('b', { tags: ['b 9', 'a'] })];
  expect(tagsOf(many, new NameOrder('en'))).toEqual(['a', 'b 9', 'b 10']);
});
