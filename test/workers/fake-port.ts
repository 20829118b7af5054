import type { WorkerPort } from '../../src-renderer/workers/rpc-client.ts';
import type { WorkerScope } from '../../src-renderer/workers/rpc-server.ts';

/** Both ends of a worker without a worker: messages are cloned and moved as the real ones are. */
export class FakePort extends EventTarget implements WorkerPort {
  /** The worker's end, for `serve`. */
  readonly scope: WorkerScope & EventTarget;
  terminated = false;

  constructor() {
    super();
    const deliver = (target: EventTarget, message: unknown, transfer: Transferable[]) => {
      const data = structuredClone(message, { transfer });
      setImmediate(() => {
        if (!this.terminated) target.dispatchEvent(new MessageEvent('message', { data }));
      });
    };
    const postMessage = (message: unknown, transfer: Transferable[]) => {
      deliver(this, message, transfer);
    };
    this.scope = Object.assign(new EventTarget(), { postMessage }) as WorkerScope & EventTarget;
    this.postMessage = (message, transfer) => deliver(this.scope, message, transfer);
  }

  postMessage: WorkerPort['postMessage'];

  terminate(): void {
    this.terminated = true;
  }

  /** Makes the worker crash. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}
