import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpsTransport } from '../../../src-main/cloud/https-transport.ts';
import { TransportError } from '../../../src-main/cloud/transport.ts';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    ),
  );
});

async function serve(answer: (response: ServerResponse, body: Buffer) => void) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(response, Buffer.concat(chunks)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/`), requests: () => requests };
}

function post(url: URL, timeoutMilliseconds = 5_000) {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return httpsTransport({ url, headers, body: Buffer.from('{"a":"ü"}'), timeoutMilliseconds });
}

async function failureOf(promise: Promise<unknown>): Promise<TransportError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}

describe('httpsTransport', () => {
  it('sends the bytes as they are and reads status, date and text', async () => {
    const { url } = await serve((response, body) => {
      response.setHeader('date', 'Thu, 01 Jan 2026 00:00:00 GMT');
      response.end(body);
    });
    expect(await post(url)).toEqual({
      status: 200,
      date: Date.UTC(2026, 0, 1),
      text: '{"a":"ü"}',
    });
  });

  it('knows that nothing was sent when there was nobody to connect to', async () => {
    const { url } = await serve((response) => response.end());
    const [server] = servers;
    await new Promise((resolve) => server?.close(resolve));
    expect((await failureOf(post(url))).sent).toBe(false);
  });

  it('says that the request may have arrived when the connection broke, and sends it once', async () => {
    const { url, requests } = await serve((response) => response.destroy());
    expect((await failureOf(post(url))).sent).toBe(true);
    expect(requests()).toBe(1);
  });

  it('gives up after its time', async () => {
    const { url } = await serve(() => undefined);
    const failure = await failureOf(post(url, 100));
    expect(failure.sent).toBe(true);
    expect(failure.message).toMatch(/time/i);
  });

  it('refuses an answer that is far too large', async () => {
    const { url } = await serve((response) => response.end('x'.repeat(2_000_000)));
    expect((await failureOf(post(url))).message).toMatch(/too large/);
  });
});
