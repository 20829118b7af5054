import { parseAuthorization } from './authorization.ts';
import {
  invalidAuthorization,
  invalidHeaderValue,
  missingParameter,
  secretIdNotFound,
  signatureExpire,
  signatureFailure,
  tokenFailure,
} from './errors.ts';
import type { ReceivedHeaders, ReceivedRequest } from './received-request.ts';
import { sign, utcDate } from './tc3.ts';

export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
}

/** Documented: a request's time may differ from the service's by five minutes, either way. */
const MAX_CLOCK_DIFFERENCE_SECONDS = 300;

/** Throws unless the request was signed, for this service and about now, by a known key. */
export function checkSignature(
  request: ReceivedRequest,
  service: string,
  credentials: readonly Credential[],
  nowMilliseconds: number,
): void {
  const authorization = parseAuthorization(request.headers.one('authorization'));
  const timestamp = timestampOf(request.headers);
  if (authorization.service !== service) {
    throw invalidAuthorization('`Service` in Credential not valid.');
  }
  const credential = credentials.find(({ secretId }) => secretId === authorization.secretId);
  if (!credential) throw secretIdNotFound();
  // The keys here are permanent ones; only temporary keys come with a token.
  if (request.headers.one('x-tc-token') !== null) throw tokenFailure();
  if (Math.abs(timestamp - nowMilliseconds / 1000) > MAX_CLOCK_DIFFERENCE_SECONDS) {
    throw signatureExpire();
  }
  const isRight =
    authorization.date === utcDate(timestamp) &&
    acceptedReadings(request, authorization.signedHeaders).some(
      (parts) => sign(credential.secretKey, timestamp, service, parts) === authorization.signature,
    );
  if (!isRight) throw signatureFailure();
}

function timestampOf(headers: ReceivedHeaders): number {
  const text = headers.one('x-tc-timestamp');
  if (text === null) throw missingParameter('Timestamp');
  // Twelve digits reach beyond the year 30000 and stay inside what a Date can hold.
  if (!/^\d{1,12}$/.test(text)) throw invalidHeaderValue('X-TC-Timestamp');
  return Number(text);
}

/**
 * The canonical requests that count as this request.
 *
 * The body is hashed as received; `X-TC-Content-SHA256: UNSIGNED-PAYLOAD` is not honoured, because a
 * client that falls back to it no longer proves what it sent.
 */
function acceptedReadings(request: ReceivedRequest, names: readonly string[]) {
  return names
    .reduce<ReadonlyMap<string, string>[]>(
      (readings, name) =>
        readings.flatMap((reading) =>
          acceptedValues(name, request.headers).map(
            (value) => new Map([...reading, [name, value]]),
          ),
        ),
      [new Map()],
    )
    .map((headers) => ({ method: request.method, query: '', headers, body: request.body }));
}

/**
 * Host: the Node SDK signs it without the port, the Python SDK with it. Content type: the SDKs sign it
 * as sent, the documentation says in lower case. Everything else: lower case, as the published
 * example with `x-tc-action` does.
 */
function acceptedValues(name: string, headers: ReceivedHeaders): readonly string[] {
  const value = headers.one(name)?.trim();
  if (value === undefined) throw invalidAuthorization(`the signed header \`${name}\` is missing.`);
  if (name === 'host') return [...new Set([value, value.replace(/:\d+$/, '')])];
  if (name === 'content-type') return [...new Set([value, value.toLowerCase()])];
  return [value.toLowerCase()];
}
