import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { type Post, type PostAnswer, type Transport, TransportError } from './transport.ts';

/** Far above any answer of the APIs used; keeps a wrong host from filling the memory. */
const MAX_ANSWER_BYTES = 1_000_000;

/**
 * Posts over Node's own HTTP with a fresh connection for each request.
 *
 * Chromium's network stack and pooled agents send a request again when a kept-alive connection
 * turns out to be dead. For a call that is not idempotent, one attempt must be one attempt.
 */
export const httpsTransport: Transport = (post) =>
  new Promise((resolve, reject) => {
    const attempt = new Attempt(post, resolve, reject);
    attempt.start();
  });

class Attempt {
  readonly #post: Post;
  readonly #resolve: (answer: PostAnswer) => void;
  readonly #reject: (error: Error) => void;
  #connected = false;

  constructor(post: Post, resolve: (answer: PostAnswer) => void, reject: (error: Error) => void) {
    this.#post = post;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(): void {
    const { url, headers, body, timeoutMilliseconds, signal } = this.#post;
    const secure = url.protocol === 'https:';
    const request: ClientRequest = (secure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': body.byteLength },
      signal: AbortSignal.any([
        AbortSignal.timeout(timeoutMilliseconds),
        ...(signal ? [signal] : []),
      ]),
    });
    request.on('socket', (socket: Socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        this.#connected = true;
      });
    });
    request.on('error', (error) => this.#fail(error));
    request.on('response', (response) => this.#read(response));
    request.end(body);
  }

  #read(response: IncomingMessage): void {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too large'));
      else chunks.push(chunk);
    });
    response.on('error', (error) => this.#fail(error));
    response.on('end', () =>
      this.#resolve({
        status: response.statusCode ?? 0,
        date: dateOf(response),
        text: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  }

  #fail(error: Error): void {
    this.#reject(new TransportError(reasonOf(error), this.#connected, error));
  }
}

function dateOf(response: IncomingMessage): number | null {
  const date = Date.parse(response.headers.date ?? '');
  return Number.isNaN(date) ? null : date;
}

/** Errors with several addresses carry their text inside; an abort's reason says more than it. */
function reasonOf(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((each: unknown) => reasonOf(each as Error)).join('; ');
  }
  return error.cause instanceof Error ? error.cause.message : error.message;
}
