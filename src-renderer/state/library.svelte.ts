import {
  itemState,
  type Library,
  type LibraryChange,
  type LibraryItem,
  sampleItem,
} from '../../src-main/contract/library.ts';
import type { OutboxEntry } from '../../src-main/contract/outbox.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { LibraryRow } from './library-query.ts';
import { SampleLabels } from './sample-labels.svelte.ts';

type ById<T> = ReadonlyMap<string, T>;

/** The selected sample in full, and what is being written about it. */
interface Loaded {
  readonly sample: Sample;
  readonly labels: SampleLabels;
}

/** What is in the library and what became of it, as the main process tells it. */
export class LibraryState {
  readonly #backend: Backend;
  readonly #report: (error: unknown) => void;
  #items = $state.raw<ById<LibraryItem>>(new Map());
  /** The newest request of each sample. */
  #requests = $state.raw<ById<OutboxEntry>>(new Map());
  #setAside = $state.raw<readonly string[]>([]);
  #selectedId = $state<string | null>(null);
  #loaded = $state.raw<Loaded | null>(null);
  readonly #rows = $derived.by(() => Array.from(this.#items.values(), (item) => this.#row(item)));

  /** @param report told when a sample that was selected cannot be read */
  constructor(backend: Backend, report: (error: unknown) => void) {
    this.#backend = backend;
    this.#report = report;
  }

  /** Everything, in no order. */
  get rows(): readonly LibraryRow[] {
    return this.#rows;
  }

  get setAside(): readonly string[] {
    return this.#setAside;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }

  /** The selected sample. While another one is being read, the one before is still shown. */
  get selected(): Sample | null {
    return this.#loaded?.sample ?? null;
  }

  get labels(): SampleLabels | null {
    return this.#loaded?.labels ?? null;
  }

  /** Loads the library and follows its changes; the result ends that. */
  async follow(): Promise<() => void> {
    const early: LibraryChange[] = [];
    let apply = (change: LibraryChange) => {
      early.push(change);
    };
    const stop = this.#backend.on('library.changed', (change) => apply(change));
    this.#show(await this.#backend.invoke('library.list'));
    apply = (change) => this.#apply(change);
    // Each says the newest state of something: to hear one twice changes nothing.
    early.forEach(apply);
    return stop;
  }

  select(id: string | null): void {
    this.#selectedId = id;
    if (id !== null && this.#items.get(id)?.kind === 'sample') void this.#load(id);
    else this.#loaded = null;
  }

  /** Shows a sample that was just made without waiting for the announcement. */
  add(sample: Sample): void {
    this.#apply({ items: [sampleItem(sample)] });
    this.#selectedId = sample.id;
    this.#setLoaded(sample);
  }

  /** The newest clone request of a sample. */
  newestRequest(sampleId: string): OutboxEntry | null {
    return this.#requests.get(sampleId) ?? null;
  }

  #show({ items, outbox, setAside }: Library): void {
    this.#items = new Map(items.map((item) => [item.id, item]));
    this.#requests = withNewest(new Map(), outbox);
    this.#setAside = setAside;
  }

  #apply({ items = [], removed = [], outbox = [] }: LibraryChange): void {
    const changed = new Map(this.#items);
    for (const item of items) changed.set(item.id, item);
    for (const id of removed) changed.delete(id);
    this.#items = changed;
    if (outbox.length > 0) this.#requests = withNewest(this.#requests, outbox);
    const selected = this.#selectedId;
    if (selected === null) return;
    if (removed.includes(selected)) this.select(null);
    else if (items.some(({ id }) => id === selected)) this.select(selected);
  }

  async #load(id: string): Promise<void> {
    try {
      const sample = await this.#backend.invoke('library.get', { sampleId: id });
      if (this.#selectedId === id) this.#setLoaded(sample);
    } catch (error) {
      if (this.#selectedId !== id) return;
      this.select(null);
      this.#report(error);
    }
  }

  /** What is being written about a sample goes on when the same one is read again. */
  #setLoaded(sample: Sample): void {
    const before = this.#loaded;
    const labels =
      before?.sample.id === sample.id ? before.labels : new SampleLabels(this.#backend, sample);
    this.#loaded = { sample, labels };
  }

  #row(item: LibraryItem): LibraryRow {
    return { item, state: itemState(item, this.#requests.get(item.id)?.state ?? null) };
  }
}

function withNewest(known: ById<OutboxEntry>, entries: readonly OutboxEntry[]): ById<OutboxEntry> {
  const newest = new Map(known);
  for (const entry of entries) {
    const { sampleId } = entry.request;
    const before = newest.get(sampleId);
    if (!before || before.createdAt <= entry.createdAt) newest.set(sampleId, entry);
  }
  return newest;
}
