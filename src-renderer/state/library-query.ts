import { ITEM_STATES, type ItemState, type LibraryItem } from '../../src-main/contract/library.ts';

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

/** Items never change, so that each one's text is made once and a search only reads it. */
const texts = new WeakMap<LibraryItem, string>();

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
      words.every((word) => textOf(row.item).includes(word)),
  );
}

/** Sorts by a key; what is equal by it comes newest first. `language` decides about names. */
export function sortRows(
  rows: readonly LibraryRow[],
  key: SortKey,
  language: string,
): readonly LibraryRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const by: Record<SortKey, (a: LibraryRow, b: LibraryRow) => number> = {
    newest: newestFirst,
    name: (a, b) => compare(a.item.name, b.item.name),
    length: (a, b) => b.item.seconds - a.item.seconds,
    state: (a, b) => ITEM_STATES.indexOf(a.state) - ITEM_STATES.indexOf(b.state),
  };
  return rows.toSorted((a, b) => by[key](a, b) || newestFirst(a, b));
}

/** All tags in use, by name. */
export function tagsOf(rows: readonly LibraryRow[], language: string): readonly string[] {
  const tags = new Set(rows.flatMap(({ item }) => item.tags));
  return [...tags].sort(new Intl.Collator(language, { numeric: true }).compare);
}

/** ISO 8601 sorts as text. */
function newestFirst(a: LibraryRow, b: LibraryRow): number {
  if (a.item.date === b.item.date) return 0;
  return a.item.date < b.item.date ? 1 : -1;
}

function textOf(item: LibraryItem): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const voices = item.voices.flatMap(({ name, voiceId }) => [name, voiceId]);
  const text = folded(
    [item.name, ...item.tags, item.transcript, item.sourceName, ...voices].join('\n'),
  );
  texts.set(item, text);
  return text;
}

/** Small letters without accents; full-width letters become plain ones. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
