import type { BatchWishes, UnfinishedBatch } from '../../src-main/contract/batch.ts';
import type { Draft } from '../../src-main/contract/draft.ts';
import {
  DEFAULT_TREATMENTS,
  type Recipe,
  TREATMENT_ORDER,
  type Treatment,
  type TreatmentKind,
} from '../../src-main/contract/recipe.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Messages, Said } from '../messages/messages.ts';
import type { Lane } from './batch-lane.ts';
import type { PrepareStep } from './prepare-recording.ts';

export type BatchItemState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly step: PrepareStep; readonly progress: number }
  | { readonly kind: 'drafted'; readonly draft: Draft }
  | { readonly kind: 'saving'; readonly draft: Draft }
  | { readonly kind: 'saved'; readonly sample: Sample }
  | { readonly kind: 'failed'; readonly said: (messages: Messages) => Said };

/** Where a recording is that waits: in the page, or to be asked for by its path. */
export interface BatchFile {
  readonly name: string;
  readonly path: string | null;
  readonly bytes: number;
  readonly file: File | null;
}

export interface BatchItem extends BatchFile {
  readonly id: string;
  readonly state: BatchItemState;
}

export interface BatchPorts {
  readonly lane: () => Lane;
  /** How many recordings are worked on at once. */
  readonly lanes: number;
  /** A file by its path, or null when it is gone. */
  readonly reopen: (path: string) => Promise<File | null>;
  /** Keeps what is left to do for the next start. */
  readonly keep: (batch: UnfinishedBatch | null) => Promise<void>;
  readonly say: (error: unknown) => (messages: Messages) => Said;
  /** 0 to 1 while it works, for the taskbar; null when it rests. */
  readonly progress: (fraction: number | null) => void;
  /** Everything that was to be done is done. */
  readonly finished: (drafted: number, failed: number) => void;
}

const FIRST_WISHES: BatchWishes = { cleaning: 'auto', seconds: 30 };

/** Many recordings, each made a draft of in the same way; several at once, in the background. */
export class BatchState {
  readonly #ports: BatchPorts;
  #items = $state.raw<readonly BatchItem[]>([]);
  #wishes = $state.raw<BatchWishes>(FIRST_WISHES);
  #paused = $state(false);
  readonly #working = new Map<string, AbortController>();
  readonly #free: Lane[] = [];

  constructor(ports: BatchPorts) {
    this.#ports = ports;
  }

  get items(): readonly BatchItem[] {
    return this.#items;
  }

  get wishes(): BatchWishes {
    return this.#wishes;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Whether something is left to do. */
  get busy(): boolean {
    return this.#items.some(({ state }) => state.kind === 'waiting' || state.kind === 'working');
  }

  /** Of all recordings, 0 to 1. */
  get progress(): number {
    const done = this.#items.reduce((sum, { state }) => sum + shareOf(state), 0);
    return this.#items.length === 0 ? 1 : done / this.#items.length;
  }

  /** Drafts that are good as they are. */
  get ready(): readonly BatchItem[] {
    return this.drafted.filter(
      ({ state }) => state.kind === 'drafted' && state.draft.verdict?.grade === 'good',
    );
  }

  get drafted(): readonly BatchItem[] {
    return this.#items.filter(({ state }) => state.kind === 'drafted');
  }

  add(files: readonly BatchFile[]): void {
    const known = new Set(this.#items.map(({ path }) => path));
    const added = files
      .filter(({ path }) => path === null || !known.has(path))
      .map((file): BatchItem => ({ ...file, id: crypto.randomUUID(), state: { kind: 'waiting' } }));
    this.#items = [...this.#items, ...added];
    this.#proceed();
  }

  /** Takes up what an earlier run of the program did not come to. */
  resume({ files, wishes }: UnfinishedBatch): void {
    this.#wishes = wishes;
    this.add(files.map((file) => ({ ...file, file: null })));
  }

  /** What is done from here on; drafts that were made already stay as they are. */
  wish(wishes: BatchWishes): void {
    this.#wishes = wishes;
    void this.#keep();
  }

  treatment(kind: TreatmentKind): Treatment | null {
    return this.#recipe.find((treatment) => treatment.kind === kind) ?? null;
  }

  switch(kind: TreatmentKind, on: boolean): void {
    const others = this.#recipe.filter((treatment) => treatment.kind !== kind);
    const recipe = on ? [...others, DEFAULT_TREATMENTS[kind]] : others;
    const ordered = TREATMENT_ORDER.flatMap((each) => recipe.filter(({ kind }) => kind === each));
    this.wish({ ...this.#wishes, cleaning: ordered });
  }

  change(treatment: Treatment): void {
    const cleaning = this.#recipe.map((each) => (each.kind === treatment.kind ? treatment : each));
    this.wish({ ...this.#wishes, cleaning });
  }

  /** What is being worked on is finished; nothing new is begun. */
  pause(): void {
    this.#paused = true;
  }

  proceed(): void {
    this.#paused = false;
    this.#proceed();
  }

  retry(id: string): void {
    this.#set(id, { kind: 'waiting' });
    this.#proceed();
  }

  /** Takes a recording off the list, and gives up what is being done with it. Its draft stays. */
  remove(id: string): void {
    this.#working.get(id)?.abort();
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#proceed();
  }

  /** Takes everything off the list that is done. */
  clear(): void {
    for (const { id, state } of this.#items) {
      if (state.kind === 'saved' || state.kind === 'failed') this.remove(id);
    }
  }

  /** Saves drafts as samples, one after the other. */
  async save(items: readonly BatchItem[]): Promise<void> {
    const lane = this.#hire();
    for (const { id } of items) {
      const item = this.#items.find((each) => each.id === id);
      if (item?.state.kind !== 'drafted') continue;
      const { draft } = item.state;
      this.#set(id, { kind: 'saving', draft });
      try {
        this.#set(id, { kind: 'saved', sample: await lane.save(draft) });
      } catch (error) {
        this.#set(id, { kind: 'failed', said: this.#ports.say(error) });
      }
    }
    this.#release(lane);
  }

  get #recipe(): Recipe {
    const { cleaning } = this.#wishes;
    return cleaning === 'auto' ? [] : cleaning;
  }

  /** Begins as many as may be worked on at once, in their order. */
  #proceed(): void {
    while (!this.#paused && this.#working.size < this.#ports.lanes) {
      const next = this.#items.find(
        ({ id, state }) => state.kind === 'waiting' && !this.#working.has(id),
      );
      if (!next) break;
      void this.#work(next);
    }
    void this.#keep();
    this.#ports.progress(this.busy ? this.progress : null);
  }

  async #work(item: BatchItem): Promise<void> {
    const abort = new AbortController();
    this.#working.set(item.id, abort);
    const lane = this.#hire();
    try {
      this.#set(item.id, { kind: 'working', step: 'reading', progress: 0 });
      const draft = await lane.draft(
        await this.#fileOf(item),
        this.#wishes,
        abort.signal,
        (progress, step) => {
          if (!abort.signal.aborted) this.#set(item.id, { kind: 'working', step, progress });
          this.#ports.progress(this.progress);
        },
      );
      this.#set(item.id, { kind: 'drafted', draft });
    } catch (error) {
      this.#set(item.id, { kind: 'failed', said: this.#ports.say(error) });
    }
    this.#working.delete(item.id);
    this.#release(lane);
    this.#proceed();
    if (!this.busy) this.#finish();
  }

  async #fileOf({ file, path }: BatchItem): Promise<File> {
    const found = file ?? (path === null ? null : await this.#ports.reopen(path));
    if (found) return found;
    throw new FileGone();
  }

  #finish(): void {
    const failed = this.#items.filter(({ state }) => state.kind === 'failed').length;
    for (const lane of this.#free.splice(0)) lane.dispose();
    this.#ports.finished(this.drafted.length, failed);
  }

  #hire(): Lane {
    return this.#free.pop() ?? this.#ports.lane();
  }

  #release(lane: Lane): void {
    if (this.busy) this.#free.push(lane);
    else lane.dispose();
  }

  #set(id: string, state: BatchItemState): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, state } : item));
  }

  /** Not being able to keep the list costs no draft: those are kept by themselves. */
  async #keep(): Promise<void> {
    const files = this.#items.flatMap(({ name, path, bytes, state }) => {
      const isLeft = state.kind === 'waiting' || state.kind === 'working';
      return isLeft && path !== null ? [{ name, path, bytes }] : [];
    });
    const batch = files.length > 0 ? { schema: 1 as const, files, wishes: this.#wishes } : null;
    await this.#ports.keep(batch).catch(() => undefined);
  }
}

/** A recording of the batch is not where it was any more. */
export class FileGone extends Error {}

function shareOf(state: BatchItemState): number {
  if (state.kind === 'waiting') return 0;
  return state.kind === 'working' ? state.progress : 1;
}
