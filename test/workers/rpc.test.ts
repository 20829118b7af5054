import { afterEach, describe, expect, it, vi } from 'vitest';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import { WorkerClient } from '../../src-renderer/workers/rpc-client.ts';
import { type Handlers, serve } from '../../src-renderer/workers/rpc-server.ts';
import { FakePort } from './fake-port.ts';

interface Calls {
  double: { args: number; progress: never; result: number };
  count: { args: number; progress: number; result: string };
  move: { args: Float32Array; progress: never; result: Float32Array };
  fail: { args: 'known' | 'bug'; progress: never; result: null };
  hang: { args: null; progress: number; result: null };
}

function start(changes: Partial<Handlers<Calls>> = {}) {
  const port = new FakePort();
  const seen: { signal?: AbortSignal } = {};
  serve<Calls>(port.scope, {
    double: (value) => ({ value: value * 2 }),
    count: (to, { report }) => {
      for (let i = 1; i <= to; i++) report(i);
      return { value: 'counted' };
    },
    move: (samples) => ({ value: samples, transfer: [samples.buffer as ArrayBuffer] }),
    fail: (how) => {
      if (how === 'bug') throw new TypeError('oops');
      throw new WorkerError({ code: 'empty', message: 'nothing there' });
    },
    hang: (_, { signal, report }) => {
      seen.signal = signal;
      report(1);
      return new Promise<never>(() => undefined);
    },
    ...changes,
  });
  return { port, seen, client: new WorkerClient<Calls>(port) };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error) => (error instanceof WorkerError ? error.failure : error),
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('a worker call', () => {
  it('brings its own result back, whatever the order of answers', async () => {
    const { client } = start({
      double: async (value) => {
        await new Promise((resolve) => setTimeout(resolve, 20 - value));
        return { value: value * 2 };
      },
    });
    const results = await Promise.all([1, 10, 5].map((value) => client.call('double', value)));
    expect(results).toEqual([2, 20, 10]);
  });

  it('reports progress in order, before the result', async () => {
    const { client } = start();
    const heard: unknown[] = [];
    heard.push(await client.call('count', 3, { onProgress: (i) => heard.push(i) }));
    expect(heard).toEqual([1, 2, 3, 'counted']);
  });

  it('moves buffers both ways instead of copying them', async () => {
    const { client } = start();
    const samples = Float32Array.of(1, 2, 3);
    const back = await client.call('move', samples, { transfer: [samples.buffer] });
    expect(samples.buffer.byteLength).toBe(0);
    expect([...back]).toEqual([1, 2, 3]);
  });

  it('rejects with the failure that the worker named', async () => {
    const { client } = start();
    const failure = await failureOf(client.call('fail', 'known'));
    expect(failure).toEqual({ code: 'empty', message: 'nothing there' });
  });

  it('calls what nobody named a bug, and keeps its text', async () => {
    const { client } = start();
    const failure = await failureOf(client.call('fail', 'bug'));
    expect(failure).toEqual({ code: 'unexpected', message: 'TypeError: oops' });
  });

  it('fails when the worker knows no such call', async () => {
    const { client } = start();
    const strange = client as unknown as WorkerClient<{
      other: { args: null; progress: never; result: null };
    }>;
    expect(await failureOf(strange.call('other', null))).toMatchObject({ code: 'unexpected' });
  });
});

describe('cancelling', () => {
  it('rejects at once and raises the signal in the worker', async () => {
    const { client, seen } = start();
    const controller = new AbortController();
    const failure = failureOf(client.call('hang', null, { signal: controller.signal }));
    await vi.waitFor(() => expect(seen.signal?.aborted).toBe(false));
    controller.abort();
    expect(await failure).toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(seen.signal?.aborted).toBe(true));
  });

  it('sends nothing when it comes before the call', async () => {
    const { client, seen } = start();
    const call = client.call('hang', null, { signal: AbortSignal.abort() });
    expect(await failureOf(call)).toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen.signal).toBeUndefined();
  });

  it('does nothing after the answer', async () => {
    const { client } = start();
    const controller = new AbortController();
    expect(await client.call('double', 2, { signal: controller.signal })).toBe(4);
    controller.abort();
    expect(await client.call('double', 3)).toBe(6);
  });
});

describe('a worker that is gone', () => {
  it('rejects every pending call when it crashes', async () => {
    const { client, port } = start();
    const calls = [client.call('hang', null), client.call('hang', null), client.call('double', 1)];
    const failures = Promise.all(calls.map(failureOf));
    port.crash('out of memory');
    const gone = { code: 'worker-gone', message: 'out of memory' };
    expect(await failures).toEqual([gone, gone, gone]);
    expect(port.terminated).toBe(true);
  });

  it('rejects every pending call when a message cannot be read', async () => {
    const { client, port } = start();
    const failure = failureOf(client.call('hang', null));
    port.dispatchEvent(new Event('messageerror'));
    expect(await failure).toMatchObject({ code: 'worker-gone' });
  });

  it('rejects pending and later calls when it is terminated', async () => {
    const { client, port } = start();
    const pending = failureOf(client.call('hang', null));
    client.terminate();
    expect(port.terminated).toBe(true);
    expect(await pending).toMatchObject({ code: 'worker-gone' });
    expect(await failureOf(client.call('double', 1))).toMatchObject({ code: 'worker-gone' });
  });

  it('is ended when it is silent for longer than the call has patience', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { client, port } = start();
    let heard = 0;
    const call = client.call('hang', null, { patience: 30, onProgress: () => heard++ });
    const failure = failureOf(call);
    await vi.advanceTimersByTimeAsync(29_000);
    await vi.waitFor(() => expect(heard).toBe(1));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(port.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await failure).toMatchObject({ code: 'stalled' });
    expect(port.terminated).toBe(true);
  });
});
