import type { Take, TakeScript } from '../../src-main/contract/take.ts';
import type { Backend } from '../bridge.ts';

/** The microphone takes on disk, and what becomes of them. */
export class TakesState {
  readonly #backend: Backend;
  #takes = $state.raw<readonly Take[]>([]);
  #deleted = $state.raw<Take | null>(null);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Takes that the program's end cut off, until somebody opens or deletes them. */
  get cutOff(): readonly Take[] {
    return this.#takes.filter(isCutOff);
  }

  /** Takes that are worth a decision, newest first. */
  get unused(): readonly Take[] {
    return this.#takes.filter((take) => isCutOff(take) || take.state === 'kept');
  }

  /** The take that was deleted last; it can be brought back until the program ends. */
  get deleted(): Take | null {
    return this.#deleted;
  }

  /** What was read in the take at this path; null for any other recording, and for free speech. */
  scriptOf(path: string | null): TakeScript | null {
    return this.#takes.find((take) => take.path === path)?.script ?? null;
  }

  async load(): Promise<void> {
    this.#takes = await this.#backend.invoke('take.list');
  }

  /** Opens a take in the editor. @returns false when its file is gone */
  async open(take: Take): Promise<boolean> {
    await this.#backend.invoke('take.mark', { takeId: take.id, mark: 'used' });
    await this.load();
    return this.#backend.invoke('recording.reopen', { path: take.path });
  }

  async delete(take: Take): Promise<void> {
    await this.#backend.invoke('take.mark', { takeId: take.id, mark: 'discarded' });
    this.#deleted = take;
    await this.load();
  }

  async bringBack(): Promise<void> {
    const take = this.#deleted;
    if (!take) return;
    await this.#backend.invoke('take.mark', { takeId: take.id, mark: 'kept' });
    this.#deleted = null;
    await this.load();
  }

  forgetDeleted(): void {
    this.#deleted = null;
  }
}

function isCutOff({ state }: Take): boolean {
  return state === 'recovered' || state === 'closed';
}
