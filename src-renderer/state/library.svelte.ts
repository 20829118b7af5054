import type { OutboxEntry } from '../../src-main/contract/outbox.ts';
import type { Library } from '../../src-main/contract/sample.ts';
import { type Sample, type SampleState, sampleState } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';

/** The samples on disk and what became of them, as the main process tells it. */
export class LibraryState {
  readonly #backend: Backend;
  #library = $state.raw<Library>({ samples: [], drafts: [], outbox: [], setAside: [] });
  #selectedId = $state<string | null>(null);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get samples(): readonly Sample[] {
    return this.#library.samples;
  }

  get drafts(): Library['drafts'] {
    return this.#library.drafts;
  }

  get setAside(): readonly string[] {
    return this.#library.setAside;
  }

  get selected(): Sample | null {
    return this.#library.samples.find((sample) => sample.id === this.#selectedId) ?? null;
  }

  /** Loads the library and follows its changes; the result ends that. */
  async follow(): Promise<() => void> {
    const stop = this.#backend.on('library.changed', (library) => {
      this.#library = library;
    });
    this.#library = await this.#backend.invoke('library.list');
    return stop;
  }

  select(id: string | null): void {
    this.#selectedId = id;
  }

  /** Shows a sample that was just saved without waiting for the announcement. */
  add(sample: Sample): void {
    const others = this.#library.samples.filter(({ id }) => id !== sample.id);
    this.#library = { ...this.#library, samples: [sample, ...others] };
    this.#selectedId = sample.id;
  }

  stateOf(sample: Sample): SampleState {
    return sampleState(sample, this.#library.outbox);
  }

  /** The newest clone request of a sample. */
  newestRequest(sampleId: string): OutboxEntry | null {
    return this.#library.outbox.findLast((entry) => entry.request.sampleId === sampleId) ?? null;
  }
}
