import type { LibraryItem } from '../../src-main/contract/library.ts';

/** What the library's list can ask for. */
export interface ItemActions {
  readonly open: (item: LibraryItem) => void;
  readonly rename: (item: LibraryItem, name: string) => void;
  readonly duplicate: (item: LibraryItem) => void;
  readonly exportArchive: (item: LibraryItem) => void;
  readonly reveal: (item: LibraryItem) => void;
  readonly remove: (item: LibraryItem) => Promise<void>;
}
