import type { Draft, DraftContent } from '../../src-main/contract/draft.ts';
import { keeps } from '../../src-main/contract/excerpt.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { Backend } from '../bridge.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { sayError } from './say-error.ts';

/** An edit is on disk so soon after it was made; a drag's steps are kept as one. */
const REST_MILLISECONDS = 300;
/** The excerpt costs more: it waits until the passages have come to rest. */
const EXCERPT_REST_MILLISECONDS = 2000;

export interface DraftPorts {
  readonly backend: Backend;
  /** What there is to keep now. */
  readonly content: () => Omit<DraftContent, 'id'>;
  /** The stretches to keep for the newest edit, and their sound as one lossless WAV. */
  readonly excerpt: () => {
    readonly stretches: Passages;
    readonly wav: () => Promise<Uint8Array>;
  };
}

/** Keeps the draft of one open recording on disk, after every edit, with an excerpt of its sound. */
export class DraftKeeper {
  readonly #ports: DraftPorts;
  #id = $state<string | null>(null);
  /** The draft that was left because somebody deleted it. */
  #left: string | null = null;
  #problem = $state.raw<((messages: Messages) => Said) | null>(null);
  #kept: Passages = [];
  #pending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #excerptTimer: ReturnType<typeof setTimeout> | undefined;
  /** What is being written, so that nothing overtakes it. */
  #writing: Promise<void> = Promise.resolve();

  /** @param draft what is taken up again, or null for a recording that was just opened */
  constructor(ports: DraftPorts, draft: Draft | null) {
    this.#ports = ports;
    this.#id = draft?.id ?? null;
    this.#kept = draft?.excerpt ?? [];
  }

  /** The draft in the library, once there is one. */
  get id(): string | null {
    return this.#id;
  }

  /** Why the newest state could not be kept; it is tried again with the next edit. */
  get problem(): ((messages: Messages) => Said) | null {
    return this.#problem;
  }

  /** Whether there are edits that are not on disk yet. */
  get pending(): boolean {
    return this.#pending;
  }

  /** Something was edited: keep it soon. */
  changed(): void {
    this.#pending = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#excerptTimer);
    this.#timer = setTimeout(() => void this.flush(), REST_MILLISECONDS);
    this.#excerptTimer = setTimeout(() => void this.#write(true), EXCERPT_REST_MILLISECONDS);
  }

  /** Keeps at once what is not on disk yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#pending) await this.#write(false);
  }

  /**
   * Keeps everything at once, with its excerpt, whether or not there was an edit.
   *
   * @returns The draft's id.
   * @throws what keeping throws
   */
  async keepAll(): Promise<string> {
    this.dispose();
    await this.#writing;
    return this.#keep(true);
  }

  /** Somebody deletes the draft: it keeps what was edited last; a later edit begins a new one. */
  async leave(): Promise<void> {
    await this.flush();
    clearTimeout(this.#excerptTimer);
    await this.#writing;
    this.#left = this.#id;
    this.forget();
  }

  /** A draft was brought back; if it is the one that was left, it is gone on with. */
  takeUpAgain(id: string): void {
    if (this.#id === null && this.#left === id) this.#id = id;
  }

  /** The draft has become a sample: a later edit begins a new one. */
  forget(): void {
    this.dispose();
    this.#id = null;
    this.#kept = [];
    this.#pending = false;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#excerptTimer);
  }

  /** One writing after the other; a failure is shown, not thrown. */
  #write(withExcerpt: boolean): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#keep(withExcerpt);
        this.#problem = null;
      } catch (error) {
        this.#problem = (messages) => sayError(messages, error);
      }
    });
    return this.#writing;
  }

  async #keep(withExcerpt: boolean): Promise<string> {
    const { backend, content, excerpt } = this.#ports;
    const newest = content();
    this.#pending = false;
    this.#id ??= crypto.randomUUID();
    const draftId = this.#id;
    try {
      await backend.invoke('draft.save', { draft: { ...newest, id: draftId } });
    } catch (error) {
      this.#pending = true;
      throw error;
    }
    if (!withExcerpt || keeps(this.#kept, newest.passages)) return draftId;
    const { stretches, wav } = excerpt();
    await backend.invoke('draft.keepExcerpt', { draftId, excerpt: stretches, wav: await wav() });
    this.#kept = stretches;
    return draftId;
  }
}
