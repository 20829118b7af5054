import { cancelled, WorkerError, type WorkerFailure } from './failure.ts';
import type { CallName, Calls, FromWorker, ToWorker } from './rpc-messages.ts';

/** The slice of Worker that calls need; a test passes its own. */
export interface WorkerPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: Event) => void,
  ): void;
  terminate(): void;
}

export interface CallOptions<P> {
  readonly signal?: AbortSignal | undefined;
  /** Buffers that move to the worker and are gone here afterwards. */
  readonly transfer?: Transferable[] | undefined;
  readonly onProgress?: ((progress: P) => void) | undefined;
  /**
   * Ends the worker when it says nothing about this call for so many seconds. The page is the only
   * one who can: a worker caught in an endless loop reads no 'cancel'.
   */
  readonly patience?: number | undefined;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: WorkerError): void;
  progress(value: unknown): void;
}

/**
 * The page's side of a worker: typed calls with progress and cancellation.
 *
 * No call is left hanging: when the worker errors, sends what cannot be read, or is terminated, every
 * pending call is rejected, and so is every later one. A cancelled call is rejected
 * at once; what the worker still says about it is ignored.
 */
export class WorkerClient<C extends Calls<C>> {
  readonly #port: WorkerPort;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #gone: WorkerFailure | null = null;

  constructor(port: WorkerPort) {
    this.#port = port;
    port.addEventListener('message', (event) => this.#receive((event as MessageEvent).data));
    port.addEventListener('messageerror', () => this.#lose('a message could not be read'));
    port.addEventListener('error', (event) => this.#lose(errorText(event)));
  }

  /** Whether every call is rejected from now on. */
  get isGone(): boolean {
    return this.#gone !== null;
  }

  /** Rejects with a WorkerError. */
  call<N extends CallName<C>>(
    name: N,
    args: C[N]['args'],
    options: CallOptions<C[N]['progress']> = {},
  ): Promise<C[N]['result']> {
    if (this.#gone) return Promise.reject(new WorkerError(this.#gone));
    if (options.signal?.aborted) return Promise.reject(cancelled());
    const id = ++this.#lastId;
    return new Promise<C[N]['result']>((resolve, reject) => {
      this.#pending.set(id, this.#watched(id, options, resolve, reject));
      this.#send({ kind: 'call', id, name, args }, options.transfer);
    });
  }

  /** Ends the worker and rejects every pending call. */
  terminate(): void {
    this.#lose('the worker was terminated');
  }

  /** One call's listeners: its signal and its patience are let go of when it is settled. */
  #watched<P, R>(
    id: number,
    { signal, onProgress, patience }: CallOptions<P>,
    resolve: (value: R) => void,
    reject: (error: WorkerError) => void,
  ): Pending {
    const cancel = () => this.#cancel(id);
    const lose = () => this.#stop({ code: 'stalled', message: `silent for ${patience} s` });
    const wait = () => (patience === undefined ? undefined : setTimeout(lose, patience * 1000));
    let timer = wait();
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    signal?.addEventListener('abort', cancel);
    return {
      resolve(value) {
        settle();
        resolve(value as R);
      },
      reject(error) {
        settle();
        reject(error);
      },
      progress(value) {
        clearTimeout(timer);
        timer = wait();
        onProgress?.(value as P);
      },
    };
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  #cancel(id: number): void {
    this.#send({ kind: 'cancel', id });
    this.#take(id)?.reject(cancelled());
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'progress') {
      this.#pending.get(message.id)?.progress(message.value);
    } else if (message.kind === 'done') {
      this.#take(message.id)?.resolve(message.value);
    } else {
      this.#take(message.id)?.reject(new WorkerError(message.failure));
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #lose(message: string): void {
    this.#stop({ code: 'worker-gone', message });
  }

  #stop(failure: WorkerFailure): void {
    if (this.#gone) return;
    this.#gone = failure;
    this.#port.terminate();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) pending.reject(new WorkerError(failure));
  }
}

function errorText(event: Event): string {
  const text = 'message' in event ? event.message : null;
  return typeof text === 'string' && text !== '' ? text : 'the worker failed to start or crashed';
}
