import { FailureError } from '../src-main/contract/failure.ts';
import type {
  Bridge,
  EventName,
  Events,
  RequestArgs,
  RequestName,
  RequestResult,
} from '../src-main/contract/ipc.ts';

declare global {
  interface Window {
    readonly clonebooth: Bridge<File>;
  }
}

/** Requests without arguments are called without any. */
type Args<N extends RequestName> = RequestArgs<N> extends undefined ? [] : [args: RequestArgs<N>];

/** The main process, as the page's state sees it; tests hand in a fake. */
export interface Backend {
  invoke<N extends RequestName>(name: N, ...args: Args<N>): Promise<RequestResult<N>>;
  on<N extends EventName>(name: N, listener: (data: Events[N]) => void): () => void;
  pathOf(file: File): string | null;
}

/**
 * Wraps what the preload script exposes.
 *
 * Failures arrive as data and are thrown here: a thrown error that crosses the context bridge keeps
 * only its message.
 */
export function backendOver(bridge: Bridge<File>): Backend {
  return {
    async invoke<N extends RequestName>(name: N, ...args: Args<N>) {
      const envelope = await bridge.invoke(name, args[0]);
      if (!envelope.ok) throw new FailureError(envelope.failure);
      // The contract is the promise of what comes back; both sides compile against it.
      return envelope.value as RequestResult<N>;
    },
    on: (name, listener) => bridge.on(name, listener),
    pathOf: (file) => bridge.pathOf(file) || null,
  };
}
