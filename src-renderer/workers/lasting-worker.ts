import { WorkerClient, type WorkerPort } from './rpc-client.ts';
import type { Calls } from './rpc-messages.ts';

/** A worker that is replaced when it was lost, for the next piece of work. */
export class LastingWorker<C extends Calls<C>> {
  readonly #spawn: () => WorkerPort;
  #client: WorkerClient<C>;
  #isOver = false;

  constructor(spawn: () => WorkerPort) {
    this.#spawn = spawn;
    this.#client = new WorkerClient(spawn());
  }

  /** Whom all calls of one piece of work go to: what a worker holds is gone with it. */
  client(): WorkerClient<C> {
    if (this.#client.isGone && !this.#isOver) this.#client = new WorkerClient(this.#spawn());
    return this.#client;
  }

  /** Ends the worker for good. */
  terminate(): void {
    this.#isOver = true;
    this.#client.terminate();
  }
}
