import { app } from 'electron';

/** A request that waits for the network must not keep the program from ending. */
const PATIENCE_MILLISECONDS = 2_000;

/**
 * Work that was begun comes to its end before the program quits: the window's last place is written,
 * and the keychain's own threads would crash a program that ends under them.
 */
export class WorkBeforeQuitting {
  readonly #begun = new Set<Promise<unknown>>();
  #isOver = false;

  constructor() {
    app.on('will-quit', (event) => {
      if (this.#isOver) return;
      event.preventDefault();
      void this.#settle().then(() => {
        this.#isOver = true;
        app.quit();
      });
    });
  }

  add<T>(work: Promise<T>): Promise<T> {
    this.#begun.add(work);
    const forget = () => this.#begun.delete(work);
    work.then(forget, forget);
    return work;
  }

  async #settle(): Promise<void> {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
    await Promise.race([Promise.allSettled(this.#begun), patience]);
  }
}
