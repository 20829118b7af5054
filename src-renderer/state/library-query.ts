import { ITEM_STATES, type ItemState, type LibraryItem } from '../../src-main/contract/library.ts';
import type { NameOrder } from './name-order.ts';
import { folded, searchText } from './search-text.ts';

/** Finding things in the library: pure functions on what a list shows. */

export const SORT_KEYS = ['newest', 'name', 'length', 'state'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** An item and what became of it. */
export interface LibraryRow {
  readonly item: LibraryItem;
  readonly state: ItemState;
}

/** What is looked for; null and the empty text leave everything in. */
export interface LibraryQuery {
  readonly text: string;
  readonly state: ItemState | null;
  readonly tag: string | null;
}

/**
 * The rows in which every word of the text occurs, in any order: in the name, the tags, the
 * transcript, the recording's name or a voice's name or VoiceId.
 */
export function findRows(rows: readonly LibraryRow[], query: LibraryQuery): readonly LibraryRow[] {
  const words = folded(query.text).split(/\s+/).filter(Boolean);
  const { state, tag } = query;
  if (words.length === 0 && state === null && tag === null) return rows;
  return rows.filter(
    (row) =>
      (state === null || row.state === state) &&
      (tag === null || row.item.tags.includes(tag)) &&
      (words.length === 0 || hasAll(searchText(row.item), words)),
  );
}

export function newestFirst(rows: readonly LibraryRow[]): readonly LibraryRow[] {
  return rows.toSorted(byAge);
}

/**
 * Sorts by a key; what is equal by it comes newest first.
 *
 * @param newest the rows, newest first
 * @param names decides about names
 */
export function sortRows(
  newest: readonly LibraryRow[],
  key: SortKey,
  names: NameOrder,
): readonly LibraryRow[] {
  switch (key) {
    case 'newest':
      return newest;
    case 'name':
      return sortedBy(newest, rankByName(newest, names));
    case 'length':
      return sortedBy(newest, ({ item }) => -item.seconds);
    case 'state':
      return sortedBy(newest, ({ state }) => ITEM_STATES.indexOf(state));
  }
}

/** All tags in use, by name. */
export function tagsOf(rows: readonly LibraryRow[], names: NameOrder): readonly string[] {
  const tags = new Set<string>();
  for (const { item } of rows) for (const tag of item.tags) tags.add(tag);
  return names.sorted(tags);
}

/** The smallest number first; what has the same stays in its order. */
function sortedBy(
  rows: readonly LibraryRow[],
  numberOf: (row: LibraryRow) => number,
): readonly LibraryRow[] {
  return rows
    .map((row) => ({ row, number: numberOf(row) }))
    .sort((a, b) => a.number - b.number)
    .map(({ row }) => row);
}

function rankByName(rows: readonly LibraryRow[], names: NameOrder): (row: LibraryRow) => number {
  names.learn(rows.map(({ item }) => item.name));
  const { ranks } = names;
  return ({ item }) => ranks.get(item.name) ?? 0;
}

/** ISO 8601 sorts as text. */
function byAge(a: LibraryRow, b: LibraryRow): number {
  if (a.item.date === b.item.date) return 0;
  return a.item.date < b.item.date ? 1 : -1;
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
