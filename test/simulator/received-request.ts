import { invalidRequest } from './errors.ts';

/** A request as it came over the wire: nothing normalised, joined or decoded. */
export interface ReceivedRequest {
  readonly method: string;
  /** The request target, with the query. */
  readonly target: string;
  readonly headers: ReceivedHeaders;
  readonly body: Buffer;
}

/**
 * Headers by lower-case name, from node's raw list.
 *
 * Node's own `headers` object drops or joins repeated headers, which would let a request through
 * whose signed header is not the one that was read.
 */
export class ReceivedHeaders {
  readonly #values = new Map<string, string[]>();

  constructor(rawHeaders: readonly string[]) {
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
      const name = (rawHeaders[i] ?? '').toLowerCase();
      const value = rawHeaders[i + 1] ?? '';
      this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
    }
  }

  /** The header's value, or null when it was not sent; a header sent twice has no one value. */
  one(name: string): string | null {
    const values = this.#values.get(name) ?? [];
    if (values.length > 1) throw invalidRequest(`The header \`${name}\` was sent more than once.`);
    return values[0] ?? null;
  }
}
