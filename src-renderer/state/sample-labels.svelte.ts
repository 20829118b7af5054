import type { Labels, Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { sayError } from './say-error.ts';

type Change = Partial<Omit<Labels, 'name'>>;

/** What a person writes about a saved sample. Everything is kept as it is typed. */
export class SampleLabels {
  readonly #backend: Backend;
  readonly #sampleId: string;
  #transcript = $state('');
  #language = $state('');
  #tags = $state.raw<readonly string[]>([]);
  #problem = $state.raw<((messages: Messages) => Said) | null>(null);
  /** What is newer than the write under way: however fast somebody types, one write waits. */
  #unsaved: Change = {};
  #busy = false;

  constructor(backend: Backend, sample: Sample) {
    this.#backend = backend;
    this.#sampleId = sample.id;
    this.#transcript = sample.transcript;
    this.#language = sample.language;
    this.#tags = sample.tags;
  }

  get transcript(): string {
    return this.#transcript;
  }

  set transcript(transcript: string) {
    this.#transcript = transcript;
    this.#keep({ transcript });
  }

  get language(): string {
    return this.#language;
  }

  set language(language: string) {
    this.#language = language;
    this.#keep({ language });
  }

  get tags(): readonly string[] {
    return this.#tags;
  }

  /** Why the newest words could not be kept; they are tried again with the next change. */
  get problem(): ((messages: Messages) => Said) | null {
    return this.#problem;
  }

  /** Adds what was typed, several with commas; blanks and tags that are there already add nothing. */
  addTags(typed: string): void {
    const words = typed.split(/[,，、;；\n]/).map((word) => word.trim());
    const added = words.filter((word) => word !== '' && !this.#tags.includes(word));
    if (added.length > 0) this.#setTags([...this.#tags, ...new Set(added)]);
  }

  removeTag(tag: string): void {
    this.#setTags(this.#tags.filter((each) => each !== tag));
  }

  #setTags(tags: readonly string[]): void {
    this.#tags = tags;
    this.#keep({ tags });
  }

  #keep(change: Change): void {
    this.#unsaved = { ...this.#unsaved, ...change };
    if (!this.#busy) void this.#write();
  }

  async #write(): Promise<void> {
    this.#busy = true;
    while (Object.keys(this.#unsaved).length > 0) {
      const labels = this.#unsaved;
      this.#unsaved = {};
      try {
        await this.#backend.invoke('library.label', { sampleId: this.#sampleId, labels });
        this.#problem = null;
      } catch (error) {
        this.#unsaved = { ...labels, ...this.#unsaved };
        this.#problem = (messages) => sayError(messages, error);
        break;
      }
    }
    this.#busy = false;
  }
}
