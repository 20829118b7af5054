import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Draft, DraftContent } from '../contract/draft.ts';
import { FailureError } from '../contract/failure.ts';
import type { Passage } from '../contract/passage.ts';
import { diskFailure, writeDurably } from './durable-file.ts';
import { readJson, SET_ASIDE, writeJson } from './json-file.ts';
import { EXCERPT, type KeptExcerpt } from './sample-store.ts';
import { draftSchema, idSchema } from './schemas.ts';

const DESCRIPTION = 'draft.json';

export interface DraftListing {
  readonly drafts: readonly Draft[];
  readonly setAside: readonly string[];
}

/** Drafts on disk: one folder each, holding `draft.json` and, a moment later, `excerpt.wav`. */
export class DraftStore {
  readonly #folder: string;
  /** Changes happen one after the other, so that the newest is what stays. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All drafts, the one that was worked on last first. What cannot be read is set aside and named. */
  async list(): Promise<DraftListing> {
    await mkdir(this.#folder, { recursive: true });
    const names = (await readdir(this.#folder)).filter((name) => v.is(idSchema, name));
    const reads = await Promise.all(names.map((id) => this.#read(id)));
    return {
      drafts: reads
        .flatMap((read) => (read.kind === 'read' ? [read.value] : []))
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
      setAside: (await Promise.all(names.map((id) => this.#damaged(id)))).flat(),
    };
  }

  /**
   * Keeps a draft's newest state.
   *
   * @throws FailureError `disk-full` or `disk-denied`; the state before is untouched.
   */
  save(content: DraftContent): Promise<Draft> {
    return this.#change(async () => {
      const before = await this.#read(content.id);
      const now = new Date().toISOString();
      const known = before.kind === 'read' ? before.value : { createdAt: now, excerpt: [] };
      const { createdAt, excerpt } = known;
      return this.#write({ ...content, schema: 1, createdAt, updatedAt: now, excerpt });
    });
  }

  /**
   * Keeps stretches of the recording, joined in one WAV file, in place of those kept before.
   *
   * @throws FailureError `draft-missing`, `disk-full` or `disk-denied`
   */
  keepExcerpt(id: string, excerpt: readonly Passage[], wav: Uint8Array): Promise<Draft> {
    return this.#change(async () => {
      const draft = await this.get(id);
      await writeDurably(this.#path(id, EXCERPT), wav);
      return this.#write({ ...draft, excerpt });
    });
  }

  /** @throws FailureError `draft-missing` */
  async get(id: string): Promise<Draft> {
    const read = await this.#read(id);
    if (read.kind !== 'read') throw new FailureError({ code: 'draft-missing' });
    return read.value;
  }

  /** What a sample that is made of this draft takes over; null when nothing was kept yet. */
  async excerptOf(id: string): Promise<KeptExcerpt | null> {
    const { excerpt } = await this.get(id);
    return excerpt.length > 0 ? { path: this.#path(id, EXCERPT), passages: excerpt } : null;
  }

  /** The WAV of what was kept of the recording, or null. */
  async readExcerpt(id: string): Promise<Uint8Array | null> {
    const kept = await this.excerptOf(id);
    return kept && readFile(kept.path);
  }

  /** Ends a draft. Its folder goes as a whole; one that is not there is no error. */
  remove(id: string): Promise<void> {
    return this.#change(() => rm(join(this.#folder, id), { recursive: true, force: true }));
  }

  async #write(draft: Draft): Promise<Draft> {
    try {
      await mkdir(join(this.#folder, draft.id), { recursive: true });
    } catch (error) {
      throw diskFailure(error, this.#folder);
    }
    await writeJson(this.#path(draft.id, DESCRIPTION), draft);
    return draft;
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const change = this.#changes.then(work);
    this.#changes = change.catch(() => undefined);
    return change;
  }

  async #damaged(id: string): Promise<string[]> {
    const files = await readdir(join(this.#folder, id));
    return files.filter((name) => name.includes(SET_ASIDE)).map((name) => this.#path(id, name));
  }

  #read(id: string) {
    return readJson(this.#path(id, DESCRIPTION), draftSchema);
  }

  #path(id: string, file: string): string {
    return join(this.#folder, id, file);
  }
}
