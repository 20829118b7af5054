import type { CommandStates } from '../../src-main/contract/commands.ts';
import type { Backend } from '../bridge.ts';
import { LongWork } from './long-work.ts';

/** Tells the desktop around the page what to show: menus, taskbar, recent files, notifications. */
export class DesktopLink {
  readonly #backend: Backend;
  readonly #failed: (error: unknown) => void;
  readonly #longWork: LongWork;
  #shownCommands = '';

  /** @param failed told what went wrong; nobody waits for any of this */
  constructor(backend: Backend, failed: (error: unknown) => void) {
    this.#backend = backend;
    this.#failed = failed;
    this.#longWork = new LongWork(
      (fraction) => this.#tell(backend.invoke('progress.show', { fraction })),
      () => performance.now(),
    );
  }

  /** The menus show what can be used now. */
  showCommands(states: CommandStates): void {
    const shown = JSON.stringify(states);
    if (shown === this.#shownCommands) return;
    this.#shownCommands = shown;
    this.#tell(this.#backend.invoke('menu.show', states));
  }

  /** The taskbar shows how far long work is, 0 to 1; null when there is none. */
  showWork(fraction: number | null): void {
    this.#longWork.report(fraction);
  }

  notify(title: string, body: string): void {
    this.#tell(this.#backend.invoke('notify', { title, body }));
  }

  addRecent(path: string): void {
    this.#tell(this.#backend.invoke('recent.add', { path }));
  }

  openRecent(path: string): void {
    this.#tell(this.#backend.invoke('recent.open', { path }));
  }

  #tell(asked: Promise<void>): void {
    asked.catch(this.#failed);
  }
}
