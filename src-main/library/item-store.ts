import type { LibraryChange } from '../contract/library.ts';
import type { Labels } from '../contract/sample.ts';
import { type FolderKind, ItemFolders, type ItemListing } from './item-folders.ts';

/** What samples and drafts have in common: a folder each, a list of them, and a trash. */
export abstract class ItemStore<T extends { readonly id: string } & Labels> {
  protected readonly folders: ItemFolders<T>;

  constructor(folder: string, kind: FolderKind<T>, changed: (change: LibraryChange) => void) {
    this.folders = new ItemFolders(folder, kind, changed);
  }

  /** The file to show for one of them. */
  abstract pathOf(id: string): string;

  /** What the library shows of all of them. What cannot be read is set aside and named. */
  list(): Promise<ItemListing> {
    return this.folders.list();
  }

  /** @throws FailureError `sample-missing` or `draft-missing` */
  get(id: string): Promise<T> {
    return this.folders.get(id);
  }

  /** Changes the given labels. @throws FailureError as `get`, `disk-full` or `disk-denied` */
  label(id: string, labels: Partial<Labels>): Promise<T> {
    return this.folders.change(async () =>
      this.folders.write({ ...(await this.get(id)), ...labels }),
    );
  }

  /** Removes one for good, past the trash. Its folder goes as a whole; one that is not there is no error. */
  erase(id: string): Promise<void> {
    return this.folders.erase(id);
  }

  /** Moves one to the trash. @throws FailureError as `get`, or `disk-denied` */
  discard(id: string): Promise<void> {
    return this.folders.discard(id);
  }

  /** Brings one back from the trash. @throws FailureError as `get` */
  async restore(id: string): Promise<void> {
    await this.folders.restore(id);
  }

  /** Removes for good what has been in the trash long enough. @param now ms since 1970 */
  purgeTrash(now: number): Promise<void> {
    return this.folders.purgeTrash(now);
  }
}
