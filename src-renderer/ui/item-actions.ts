import type { LibraryItem } from '../../src-main/contract/library.ts';

/** What the library's list can ask for. */
export interface ItemActions {
  readonly open: (item: LibraryItem) => void;
  readonly rename: (item: LibraryItem, name: string) => void;
  readonly duplicate: (item: LibraryItem) => void;
  readonly exportArchive: (item: LibraryItem) => void;
  /** Each into a file of its own; drafts are left out. */
  readonly exportArchives: (items: readonly LibraryItem[]) => void;
  readonly reveal: (item: LibraryItem) => void;
  readonly remove: (items: readonly LibraryItem[]) => Promise<void>;
}
