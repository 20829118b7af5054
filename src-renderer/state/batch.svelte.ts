import type { UnfinishedBatch } from '../../src-main/contract/batch.ts';
import type { Draft } from '../../src-main/contract/draft.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { type BatchFile, BatchItem } from './batch-item.svelte.ts';
import type { Lane } from './batch-lane.ts';
import { DraftGone, FileGone, mayHelpAgain } from './batch-problems.ts';
import { BatchWishesState } from './batch-wishes.svelte.ts';
import { LanePool } from './lane-pool.ts';
import { secondsLeft, type WorkBegin } from './time-left.ts';
import { UnfinishedBatchState } from './unfinished-batch.svelte.ts';

export interface BatchPorts {
  readonly lane: () => Lane;
  /** How many recordings are worked on at once. */
  readonly lanes: number;
  /** A file by its path, or null when it is gone. */
  readonly reopen: (path: string) => Promise<File | null>;
  readonly readWav: (sample: Sample) => Promise<Uint8Array>;
  /** Keeps what is left to do for the next start. */
  readonly keep: (batch: UnfinishedBatch | null) => Promise<void>;
  readonly say: (error: unknown) => (messages: Messages) => Said;
  /** Everything that was to be done is done: so many drafts, and so many that could not be made. */
  readonly finished: (drafted: number, failed: number) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Many recordings, each made a draft of in the same way; several at once, in the background. */
export class BatchState {
  readonly #ports: BatchPorts;
  readonly #lanes: LanePool;
  readonly wishes = new BatchWishesState(() => this.#keep());
  readonly #unfinished: UnfinishedBatchState;
  readonly #working = new Map<BatchItem, AbortController>();
  #items = $state.raw<readonly BatchItem[]>([]);
  #paused = $state(false);
  #begin: WorkBegin | null = null;
  /** What was done since it last came to rest. */
  #drafted = 0;
  #failed = 0;

  constructor(ports: BatchPorts) {
    this.#ports = ports;
    this.#unfinished = new UnfinishedBatchState(ports.keep);
    this.#lanes = new LanePool(ports.lane);
  }

  get items(): readonly BatchItem[] {
    return this.#items;
  }

  /** What an earlier run of the program did not come to, until a person decides about it. */
  get unfinished(): UnfinishedBatch | null {
    return this.#unfinished.earlier;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Whether drafts are left to be made. */
  get busy(): boolean {
    return this.#items.some(({ isLeft }) => isLeft);
  }

  /** Of all recordings, 0 to 1. */
  get progress(): number {
    return this.#items.length === 0 ? 1 : this.#done / this.#items.length;
  }

  /** How far it is while it works, 0 to 1; null while it rests. */
  get work(): number | null {
    return this.busy && !this.#paused ? this.progress : null;
  }

  /** Seconds until all drafts are made, or null while nobody can tell. */
  get secondsLeft(): number | null {
    if (this.#paused) return null;
    const done = this.#done;
    return secondsLeft(this.#begin, done, this.#items.length - done, this.#ports.now());
  }

  /** Drafts that are good as they are. */
  get ready(): readonly BatchItem[] {
    return this.#draftsOf('good');
  }

  /** Drafts with something to look at, none of which has to be confirmed one by one. */
  get toLookAt(): readonly BatchItem[] {
    return this.#draftsOf('look-at');
  }

  /** Adds recordings. One that is listed already is not done twice, unless it had failed. */
  add(files: readonly BatchFile[]): void {
    const known = new Map(this.#items.map((item) => [item.path, item]));
    const added: BatchItem[] = [];
    for (const file of files) {
      const listed = file.path === null ? undefined : known.get(file.path);
      if (listed?.kind === 'failed') this.#wait(listed, file.file);
      if (listed) continue;
      const item = new BatchItem(file, crypto.randomUUID());
      known.set(file.path, item);
      added.push(item);
    }
    this.#append(added);
  }

  /** Holds what was left over, until a person decides about it: nothing starts by itself. */
  offer(unfinished: UnfinishedBatch | null): void {
    this.#unfinished.offer(unfinished);
    if (this.busy) this.#keep();
  }

  continueUnfinished(): void {
    const unfinished = this.#unfinished.decide();
    if (!unfinished) return;
    this.wishes.restore(unfinished.wishes);
    const known = new Set(this.#items.map(({ path }) => path));
    const files = unfinished.files.filter(({ path }) => !known.has(path));
    this.#append(files.map((file) => new BatchItem({ ...file, file: null }, file.id)));
  }

  forgetUnfinished(): void {
    this.#unfinished.decide();
    this.#keep();
  }

  /** What is being worked on is finished; nothing new is begun. */
  pause(): void {
    this.#paused = true;
  }

  proceed(): void {
    this.#paused = false;
    this.#begin = null;
    this.#proceed();
  }

  retry(item: BatchItem): void {
    this.#wait(item, item.file);
    this.#proceed();
  }

  /** Takes a recording off the list, and gives up what is being done with it. A draft stays. */
  remove(item: BatchItem): void {
    this.#working.get(item)?.abort();
    this.#items = this.#items.filter((each) => each !== item);
    this.#begin = null;
    this.#proceed();
  }

  /** Takes everything off the list that is done. */
  clear(): void {
    this.#items = this.#items.filter(({ kind }) => kind !== 'saved' && kind !== 'failed');
    this.#begin = null;
  }

  /** Saves drafts as samples, one after the other, also while others are still being made. */
  async save(items: readonly BatchItem[]): Promise<void> {
    const drafts = items.flatMap((item) =>
      item.state.kind === 'drafted' ? [{ item, draft: item.state.draft }] : [],
    );
    for (const { item, draft } of drafts) item.state = { kind: 'saving', draft };
    for (const { item, draft } of drafts) {
      try {
        item.state = { kind: 'saved', sample: await this.#lanes.run((lane) => lane.save(draft)) };
      } catch (error) {
        item.state = { kind: 'drafted', draft, problem: this.#ports.say(error) };
      }
    }
    this.#rest();
  }

  /** The WAV of what was made of a recording; null where nothing was. */
  async wavOf({ state }: BatchItem): Promise<Uint8Array | null> {
    if (state.kind === 'saved') return this.#ports.readWav(state.sample);
    if (state.kind !== 'drafted') return null;
    const wav = await this.#lanes.run((lane) => lane.render(state.draft));
    this.#rest();
    return wav;
  }

  /** The draft with an id that is in the list to be saved, if there is one. */
  draft(id: string): Draft | null {
    const state = this.#items.find((item) => item.id === id)?.state;
    return state?.kind === 'drafted' ? state.draft : null;
  }

  /** A draft was changed outside of the batch. */
  changed(draft: Draft): void {
    const item = this.#items.find(({ id }) => id === draft.id);
    if (item?.state.kind !== 'drafted' || draft.updatedAt <= item.state.draft.updatedAt) return;
    item.state = { kind: 'drafted', draft, problem: null };
  }

  /** A draft was removed outside of the batch. */
  removed(draftId: string): void {
    const item = this.#items.find(({ id }) => id === draftId);
    if (item?.state.kind !== 'drafted') return;
    this.#fail(item, new DraftGone());
  }

  /** A draft became a sample outside of the batch. */
  saved(draftId: string, sample: Sample): void {
    const item = this.#items.find(({ id }) => id === draftId);
    if (item) item.state = { kind: 'saved', sample };
  }

  get #done(): number {
    return this.#items.reduce((sum, { share }) => sum + share, 0);
  }

  #draftsOf(grade: 'good' | 'look-at'): readonly BatchItem[] {
    return this.#items.filter(
      ({ state }) => state.kind === 'drafted' && state.draft.verdict?.grade === grade,
    );
  }

  #append(items: readonly BatchItem[]): void {
    this.#items = [...this.#items, ...items];
    this.#proceed();
  }

  #wait(item: BatchItem, file: File | null): void {
    item.file = file;
    item.progress = 0;
    item.state = { kind: 'waiting' };
  }

  /** Begins as many as may be worked on at once, in their order. */
  #proceed(): void {
    const waiting = this.#items.filter(({ kind }) => kind === 'waiting');
    while (!this.#paused && this.#working.size < this.#ports.lanes) {
      const next = waiting.shift();
      if (!next) break;
      this.#begin ??= { at: this.#ports.now(), done: this.#done };
      void this.#work(next);
    }
    this.#keep();
  }

  async #work(item: BatchItem): Promise<void> {
    const abort = new AbortController();
    this.#working.set(item, abort);
    item.state = { kind: 'working', step: 'reading' };
    try {
      const file = await this.#fileOf(item);
      const draft = await this.#lanes.run((lane) => this.#draft(lane, item, file, abort.signal));
      item.state = { kind: 'drafted', draft, problem: null };
      this.#drafted += 1;
    } catch (error) {
      this.#fail(item, error);
      // Nobody waits for one that was taken off the list.
      if (!abort.signal.aborted) this.#failed += 1;
    }
    this.#working.delete(item);
    this.#proceed();
    this.#rest();
  }

  #fail(item: BatchItem, error: unknown): void {
    item.state = { kind: 'failed', said: this.#ports.say(error), again: mayHelpAgain(error) };
  }

  #draft(lane: Lane, item: BatchItem, file: File, signal: AbortSignal): Promise<Draft> {
    const { id } = item;
    return lane.draft({ id, file }, this.wishes.current, signal, (progress, step) => {
      item.progress = progress;
      if (item.state.kind === 'working' && item.state.step !== step) {
        item.state = { kind: 'working', step };
      }
    });
  }

  async #fileOf({ file, path }: BatchItem): Promise<File> {
    const found = file ?? (path === null ? null : await this.#ports.reopen(path));
    if (found) return found;
    throw new FileGone();
  }

  /** Lets go of the workers when nothing is being done, and says so when nothing is left to do. */
  #rest(): void {
    if (this.#working.size > 0) return;
    this.#lanes.dismissIdle();
    this.#begin = null;
    const [drafted, failed] = [this.#drafted, this.#failed];
    if (this.busy || drafted + failed === 0) return;
    this.#drafted = 0;
    this.#failed = 0;
    this.#ports.finished(drafted, failed);
  }

  #keep(): void {
    this.#unfinished.keep(this.#items, this.wishes.current);
  }
}
