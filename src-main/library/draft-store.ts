import { readFile } from 'node:fs/promises';
import type { Draft, DraftContent } from '../contract/draft.ts';
import { draftItem, type LibraryChange } from '../contract/library.ts';
import type { Passage } from '../contract/passage.ts';
import type { Labels } from '../contract/sample.ts';
import { writeDurably } from './durable-file.ts';
import { ItemFolders, type ItemListing } from './item-folders.ts';
import { EXCERPT, type KeptExcerpt } from './sample-store.ts';
import { draftSchema } from './schemas.ts';

const DESCRIPTION = 'draft.json';

/** Drafts on disk: one folder each, holding `draft.json` and, a moment later, `excerpt.wav`. */
export class DraftStore {
  readonly #folders: ItemFolders<Draft>;

  /** @param changed told after each change that reached the disk */
  constructor(folder: string, changed: (change: LibraryChange) => void = () => undefined) {
    this.#folders = new ItemFolders(
      folder,
      {
        description: DESCRIPTION,
        schema: draftSchema,
        item: draftItem,
        missing: { code: 'draft-missing' },
      },
      changed,
    );
  }

  /** What the library shows of all drafts. What cannot be read is set aside and named. */
  list(): Promise<ItemListing> {
    return this.#folders.list();
  }

  /**
   * Keeps a draft's newest state.
   *
   * @throws FailureError `disk-full` or `disk-denied`; the state before is untouched.
   */
  save(content: DraftContent): Promise<Draft> {
    return this.#folders.change(async () => {
      const before = await this.#folders.read(content.id);
      const now = new Date().toISOString();
      const known = before.kind === 'read' ? before.value : { createdAt: now, excerpt: [] };
      const { createdAt, excerpt } = known;
      return this.#folders.write({ ...content, schema: 1, createdAt, updatedAt: now, excerpt });
    });
  }

  /**
   * Keeps stretches of the recording, joined in one WAV file, in place of those kept before.
   *
   * @throws FailureError `draft-missing`, `disk-full` or `disk-denied`
   */
  keepExcerpt(id: string, excerpt: readonly Passage[], wav: Uint8Array): Promise<Draft> {
    return this.#folders.change(async () => {
      const draft = await this.get(id);
      await writeDurably(this.#folders.path(id, EXCERPT), wav);
      return this.#folders.write({ ...draft, excerpt });
    });
  }

  /** Changes the given labels. @throws FailureError `draft-missing`, `disk-full`, `disk-denied` */
  label(id: string, labels: Partial<Labels>): Promise<Draft> {
    return this.#folders.change(async () =>
      this.#folders.write({ ...(await this.get(id)), ...labels }),
    );
  }

  /** @throws FailureError `draft-missing` */
  get(id: string): Promise<Draft> {
    return this.#folders.get(id);
  }

  /** What a sample that is made of this draft takes over; null when nothing was kept yet. */
  async excerptOf(id: string): Promise<KeptExcerpt | null> {
    const { excerpt } = await this.get(id);
    return excerpt.length > 0 ? { path: this.#folders.path(id, EXCERPT), passages: excerpt } : null;
  }

  /** The WAV of what was kept of the recording, or null. */
  async readExcerpt(id: string): Promise<Uint8Array | null> {
    const kept = await this.excerptOf(id);
    return kept && readFile(kept.path);
  }

  /** Ends a draft. Its folder goes as a whole; one that is not there is no error. */
  remove(id: string): Promise<void> {
    return this.#folders.erase(id);
  }

  /** Moves a draft to the trash. @throws FailureError `draft-missing` or `disk-denied` */
  discard(id: string): Promise<void> {
    return this.#folders.discard(id);
  }

  /** Brings a draft back from the trash. @throws FailureError `draft-missing` */
  async restore(id: string): Promise<void> {
    await this.#folders.restore(id);
  }

  purgeTrash(now: number): Promise<void> {
    return this.#folders.purgeTrash(now);
  }

  /** The file to show for a draft. */
  pathOf(id: string): string {
    return this.#folders.path(id, DESCRIPTION);
  }
}
