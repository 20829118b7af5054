/** A worker that computes for longer than this does not hear 'cancel' or other calls in time. */
const BREATH_MS = 20;

/** Tells a long loop when to report, and lets the worker's other messages in between. */
export class Pace {
  readonly #interval: number;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #breathedAt = performance.now();

  /** @param interval milliseconds between reports; the first is due at once */
  constructor(interval: number) {
    this.#interval = interval;
  }

  isDue(): boolean {
    const now = performance.now();
    if (now - this.#reportedAt < this.#interval) return false;
    this.#reportedAt = now;
    return true;
  }

  /** Yields to the event loop when it has been held long enough. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#breathedAt < BREATH_MS) return;
    await nextTask();
    this.#breathedAt = performance.now();
  }
}

/** Resolves in a new task; setTimeout would add 4 ms when nested. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
