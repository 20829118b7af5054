import type * as v from 'valibot';
import type { Endpoint } from '../contract/account.ts';
import { MAX_BODY_BYTES } from '../contract/limits.ts';
import type { ApiRefusal } from '../contract/outbox.ts';
import type { Clock } from './clock.ts';
import { addressOf, type Product } from './endpoints.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { readReply } from './replies.ts';
import { signTc3, type Tc3Key } from './tc3-signature.ts';
import { type PostAnswer, type Transport, TransportError } from './transport.ts';

/** One API action: its name, version and product, and how long its answer may take. */
export interface Action {
  readonly name: string;
  readonly version: string;
  readonly product: Product;
  readonly timeoutMilliseconds: number;
}

export interface Credentials extends Tc3Key {
  readonly endpoint: Endpoint;
}

/**
 * How a call ended. `unreachable`: the service never saw it. `uncertain`: it may have been carried
 * out although no answer arrived.
 */
export type CallOutcome<T> =
  | { readonly kind: 'result'; readonly result: T }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

/** An all-lower-case value satisfies both readings of the signing rules. */
const CONTENT_TYPE = 'application/json; charset=utf-8';

/** Waits its turn, signs and sends: each call leaves at most once. */
export class CloudClient {
  readonly #transport: Transport;
  readonly #limiter: RateLimiter;
  readonly #clock: Clock;

  constructor(transport: Transport, limiter: RateLimiter, clock: Clock) {
    this.#transport = transport;
    this.#limiter = limiter;
    this.#clock = clock;
  }

  /**
   * Calls an action. The reply's shape is checked by `schema`.
   *
   * @param clockCorrection Seconds to add to this computer's clock, when the service showed that it
   *   differs.
   */
  async call<S extends v.GenericSchema<unknown, unknown>>(
    action: Action,
    parameters: Readonly<Record<string, unknown>>,
    schema: S,
    credentials: Credentials,
    clockCorrection = 0,
  ): Promise<CallOutcome<v.InferOutput<S>>> {
    const body = Buffer.from(JSON.stringify(parameters), 'utf8');
    if (body.byteLength > MAX_BODY_BYTES) {
      return {
        kind: 'unreachable',
        reason: `the request has ${body.byteLength} bytes; the service takes ${MAX_BODY_BYTES}`,
      };
    }
    try {
      const answer = await this.#limiter.run(() =>
        this.#post(action, body, credentials, clockCorrection),
      );
      return this.#outcome(answer, schema);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return { kind: error.sent ? 'uncertain' : 'unreachable', reason: error.message };
    }
  }

  /** Signs only now: a signature that waited its turn would be old. */
  #post(
    action: Action,
    body: Uint8Array,
    credentials: Credentials,
    clockCorrection: number,
  ): Promise<PostAnswer> {
    const { url, region } = addressOf(credentials.endpoint, action.product);
    const timestamp = Math.floor(this.#clock.now() / 1000) + clockCorrection;
    const { authorization } = signTc3(
      { host: url.host, service: action.product, contentType: CONTENT_TYPE, body, timestamp },
      credentials,
    );
    const headers = {
      authorization,
      'content-type': CONTENT_TYPE,
      host: url.host,
      'x-tc-action': action.name,
      'x-tc-version': action.version,
      'x-tc-timestamp': String(timestamp),
      'x-tc-region': region,
      'x-tc-language': 'en-US',
    };
    return this.#transport({
      url,
      headers,
      body,
      timeoutMilliseconds: action.timeoutMilliseconds,
    });
  }

  #outcome<S extends v.GenericSchema<unknown, unknown>>(
    answer: PostAnswer,
    schema: S,
  ): CallOutcome<v.InferOutput<S>> {
    if (answer.status !== 200) return { kind: 'uncertain', reason: `HTTP status ${answer.status}` };
    const reply = readReply(answer.text, schema);
    switch (reply.kind) {
      case 'result':
        return reply;
      case 'refused':
        return { kind: 'refused', refusal: this.#refusal(reply, answer.date) };
      case 'not-a-reply':
        return { kind: 'uncertain', reason: reply.reason };
    }
  }

  #refusal(
    reply: { code: string; message: string; requestId: string },
    date: number | null,
  ): ApiRefusal {
    return {
      apiCode: reply.code,
      message: reply.message,
      requestId: reply.requestId,
      clockAheadSeconds: date === null ? null : Math.round((this.#clock.now() - date) / 1000),
    };
  }
}
