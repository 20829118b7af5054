import { createHash, createHmac } from 'node:crypto';

export interface Tc3Request {
  readonly host: string;
  /** Product short name, such as `trtc`; part of the credential scope. */
  readonly service: string;
  readonly contentType: string;
  /** The exact bytes that will be sent. */
  readonly body: Uint8Array;
  /** Unix seconds; also the X-TC-Timestamp header. */
  readonly timestamp: number;
  /** Further headers to sign beside content-type and host, by lower-case name. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
}

export interface Tc3Key {
  readonly secretId: string;
  readonly secretKey: string;
}

/** Every value on the way to the Authorization header, as the published examples list them. */
export interface Tc3Signature {
  readonly hashedPayload: string;
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly secretDate: Buffer;
  readonly secretService: Buffer;
  readonly secretSigning: Buffer;
  readonly signature: string;
  readonly authorization: string;
}

const ALGORITHM = 'TC3-HMAC-SHA256';
const TERMINATOR = 'tc3_request';

/**
 * Signs a POST to `/` with Tencent Cloud's signature v3.
 *
 * Source: "Signature v3" of the TRTC API documentation (https://trtc.io/document/34264).
 */
export function signTc3(request: Tc3Request, key: Tc3Key): Tc3Signature {
  const hashedPayload = sha256(request.body);
  const { canonicalHeaders, signedHeaders } = headersToSign(request);
  const canonicalRequest = ['POST', '/', '', canonicalHeaders, signedHeaders, hashedPayload].join(
    '\n',
  );

  const date = utcDate(request.timestamp);
  const scope = `${date}/${request.service}/${TERMINATOR}`;
  const stringToSign = [ALGORITHM, request.timestamp, scope, sha256(canonicalRequest)].join('\n');

  const secretDate = hmac(`TC3${key.secretKey}`, date);
  const secretService = hmac(secretDate, request.service);
  const secretSigning = hmac(secretService, TERMINATOR);
  const signature = hmac(secretSigning, stringToSign).toString('hex');

  const credential = `Credential=${key.secretId}/${scope}`;
  const authorization = `${ALGORITHM} ${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return {
    hashedPayload,
    canonicalRequest,
    stringToSign,
    secretDate,
    secretService,
    secretSigning,
    signature,
    authorization,
  };
}

/** Each canonical header line ends in a newline, which leaves the empty line the format wants. */
function headersToSign(request: Tc3Request) {
  const headers = Object.entries({
    ...request.extraHeaders,
    'content-type': request.contentType,
    host: request.host,
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    canonicalHeaders: headers.map(([name, value]) => `${name}:${value.trim()}\n`).join(''),
    signedHeaders: headers.map(([name]) => name).join(';'),
  };
}

/** The scope's date is UTC: a local date fails for hours every day in UTC+8. */
function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
