import type { IncomingMessage } from 'node:http';

/** The API's "10 MB", read as decimal megabytes: the smaller of the two possible meanings. */
const MAX_BODY_BYTES = 10_000_000;

/**
 * How much of an oversized body is read and thrown away, so that a client that writes everything
 * before it reads still gets its answer instead of a reset.
 */
const MAX_DISCARDED_BYTES = 64_000_000;

export type RequestBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too-big'; readonly received: number }
  /** The client went away in the middle of its request. */
  | { readonly kind: 'cut-off'; readonly received: number };

/** Reads a body without ever holding more than the API allows. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  let chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Buffer)) throw new TypeError('a body arrives as bytes');
      received += chunk.length;
      if (received <= MAX_BODY_BYTES) chunks.push(chunk);
      else chunks = [];
      if (received > MAX_DISCARDED_BYTES) break;
    }
  } catch (error) {
    if (request.destroyed && !request.complete) return { kind: 'cut-off', received };
    throw error;
  }
  return received > MAX_BODY_BYTES
    ? { kind: 'too-big', received }
    : { kind: 'whole', bytes: Buffer.concat(chunks, received) };
}
