import type { Labels } from '../../src-main/contract/sample.ts';

/** The names and words that a person gives what is being edited. */
export class LabelsState {
  readonly #changed: () => void;
  #labels = $state.raw<Labels>({ name: '', transcript: '', language: '', tags: [] });

  /** @param changed told after each change */
  constructor(labels: Labels, changed: () => void) {
    this.#labels = labels;
    this.#changed = changed;
  }

  /** As they are kept: without blanks around. */
  get labels(): Labels {
    const { name, transcript } = this.#labels;
    return { ...this.#labels, name: name.trim(), transcript: transcript.trim() };
  }

  get name(): string {
    return this.#labels.name;
  }

  set name(name: string) {
    this.#set({ name });
  }

  get transcript(): string {
    return this.#labels.transcript;
  }

  set transcript(transcript: string) {
    this.#set({ transcript });
  }

  get language(): string {
    return this.#labels.language;
  }

  set language(language: string) {
    this.#set({ language });
  }

  /** Takes up what was given before, such as a draft's. */
  restore(labels: Labels): void {
    const { name, transcript, language, tags } = labels;
    this.#labels = { name, transcript, language, tags };
  }

  #set(change: Partial<Labels>): void {
    this.#labels = { ...this.#labels, ...change };
    this.#changed();
  }
}
