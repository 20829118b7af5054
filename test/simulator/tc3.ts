import { createHash, createHmac } from 'node:crypto';

/**
 * The arithmetic of TC3-HMAC-SHA256, written from the published description alone.
 *
 * It shares nothing with the product's signing code on purpose: a common mistake would pass both.
 */
const ALGORITHM = 'TC3-HMAC-SHA256';
const TERMINATOR = 'tc3_request';

export interface CanonicalParts {
  readonly method: string;
  readonly query: string;
  /** Lower-case names with the values that are signed. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export function sha256Hex(data: string | Buffer): string {
  // Headers reach us as latin1 text, one character a byte; hashing them as UTF-8 would alter them.
  return createHash('sha256')
    .update(typeof data === 'string' ? Buffer.from(data, 'latin1') : data)
    .digest('hex');
}

/** Builds the text whose digest is signed; headers are sorted here, in byte order. */
export function canonicalRequest({ method, query, headers, body }: CanonicalParts): string {
  const names = [...headers.keys()].sort();
  const block = names.map((name) => `${name}:${headers.get(name)}\n`).join('');
  return [method, '/', query, block, names.join(';'), sha256Hex(body)].join('\n');
}

/** The UTC day of a unix time in seconds, as yyyy-mm-dd. */
export function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

function stringToSign(timestamp: number, service: string, canonical: string): string {
  const scope = `${utcDate(timestamp)}/${service}/${TERMINATOR}`;
  return [ALGORITHM, String(timestamp), scope, sha256Hex(canonical)].join('\n');
}

export interface DerivedKeys {
  readonly date: Buffer;
  readonly service: Buffer;
  readonly signing: Buffer;
}

export function deriveKeys(secretKey: string, timestamp: number, service: string): DerivedKeys {
  const date = hmac(`TC3${secretKey}`, utcDate(timestamp));
  const ofService = hmac(date, service);
  return { date, service: ofService, signing: hmac(ofService, TERMINATOR) };
}

export function sign(
  secretKey: string,
  timestamp: number,
  service: string,
  parts: CanonicalParts,
): string {
  const text = stringToSign(timestamp, service, canonicalRequest(parts));
  return hmac(deriveKeys(secretKey, timestamp, service).signing, text).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
