import type { LibraryItem } from '../../src-main/contract/library.ts';

/** Items never change, so that each one's text is made once and a search only reads it. */
const texts = new WeakMap<LibraryItem, string>();

const ASCII = /^[\0-\x7f]*$/;

/** All that an item is found by, folded, a line each. */
export function searchText(item: LibraryItem): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  // Added up and not joined: the first letter of a search may have to wait for thousands of them.
  let text = `${item.name}\n${item.transcript}\n${item.sourceName}`;
  for (const tag of item.tags) text += `\n${tag}`;
  for (const { name, voiceId } of item.voices) text += `\n${name}\n${voiceId}`;
  text = folded(text);
  texts.set(item, text);
  return text;
}

/** Small letters without accents; full-width letters become plain ones. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
