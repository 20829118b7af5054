import { type Failure, FailureError } from '../../src-main/contract/failure.ts';
import type {
  EventName,
  Events,
  RequestArgs,
  RequestName,
  RequestResult,
} from '../../src-main/contract/ipc.ts';
import type { Backend } from '../../src-renderer/bridge.ts';

type Answers = {
  [N in RequestName]?: (args: RequestArgs<N>) => RequestResult<N> | Promise<RequestResult<N>>;
};

/** A main process that gives the answers a test wrote down, and remembers what it was asked. */
export class FakeBackend implements Backend {
  readonly asked: { readonly name: RequestName; readonly args: unknown }[] = [];
  readonly #answers: Answers;
  readonly #listeners = new Map<EventName, Set<(data: never) => void>>();

  constructor(answers: Answers = {}) {
    this.#answers = answers;
  }

  async invoke<N extends RequestName>(name: N, ...args: unknown[]): Promise<RequestResult<N>> {
    this.asked.push({ name, args: args[0] });
    const answer = this.#answers[name];
    if (!answer) throw new Error(`the test did not expect ${name}`);
    return answer(args[0] as RequestArgs<N>);
  }

  on<N extends EventName>(name: N, listener: (data: Events[N]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  pathOf(file: File): string | null {
    return `/home/ada/${file.name}`;
  }

  announce<N extends EventName>(name: N, data: Events[N]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(data as never);
  }
}

export function failing(failure: Failure): () => never {
  return () => {
    throw new FailureError(failure);
  };
}
