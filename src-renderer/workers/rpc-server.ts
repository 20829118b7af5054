import { failureOf } from './failure.ts';
import type { CallName, Calls, FromWorker, ToWorker } from './rpc-messages.ts';

/** The slice of a worker's global scope that answering needs. */
export interface WorkerScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** What a handler gets beside its arguments. */
export interface CallContext<P> {
  /** Raised when the page no longer wants the answer. */
  readonly signal: AbortSignal;
  report(progress: P, transfer?: Transferable[]): void;
}

/** What a handler returns; the buffers in `transfer` move to the page. */
export interface Answer<R> {
  readonly value: R;
  readonly transfer?: Transferable[];
}

/** One handler per call of the contract; a missing one does not compile. */
export type Handlers<C extends Calls<C>> = {
  readonly [N in CallName<C>]: (
    args: C[N]['args'],
    context: CallContext<C[N]['progress']>,
  ) => Promise<Answer<C[N]['result']>> | Answer<C[N]['result']>;
};

type AnyHandler = (
  args: unknown,
  context: CallContext<unknown>,
) => Promise<Answer<unknown>> | Answer<unknown>;

/** Answers the page's calls, each by itself, so that a long one does not hold up a short one. */
export function serve<C extends Calls<C>>(scope: WorkerScope, handlers: Handlers<C>): void {
  const table = new Map(Object.entries(handlers) as [string, AnyHandler][]);
  const running = new Map<number, AbortController>();

  const send = (message: FromWorker, transfer: Transferable[] = []) => {
    scope.postMessage(message, transfer);
  };

  const answer = async ({ id, name, args }: Extract<ToWorker, { kind: 'call' }>) => {
    const controller = new AbortController();
    running.set(id, controller);
    const report = (value: unknown, transfer?: Transferable[]) => {
      if (!controller.signal.aborted) send({ kind: 'progress', id, value }, transfer);
    };
    try {
      const handler = table.get(name);
      if (!handler) throw new Error(`no such call: ${name}`);
      const { value, transfer } = await handler(args, { signal: controller.signal, report });
      send({ kind: 'done', id, value }, transfer);
    } catch (error) {
      send({ kind: 'failed', id, failure: failureOf(error) });
    } finally {
      running.delete(id);
    }
  };

  scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === 'cancel') running.get(data.id)?.abort();
    else void answer(data);
  });
}
