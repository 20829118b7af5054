import { request } from 'node:http';
import type { Simulator } from '../simulator/server.ts';
import { sign, utcDate } from '../simulator/tc3.ts';

export interface SignedPost {
  readonly body?: string | Buffer;
  readonly method?: string;
  readonly path?: string;
  /** Signed beside content-type and host. */
  readonly alsoSign?: readonly string[];
  readonly contentType?: string;
  /** The service in the credential's scope. */
  readonly service?: string;
  /** The host that is signed, when it is not the one that is sent. */
  readonly signedHost?: string;
  /** The unix time in seconds that is signed and sent. */
  readonly timestamp?: number;
  /** Rewrites the right Authorization header. */
  readonly authorization?: (header: string) => string;
  /** Changes the headers after signing; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
}

export interface Reply {
  readonly status: number;
  /** The Date header. */
  readonly date: string;
  readonly text: string;
}

/** Sends one request with every part open to change; GetCallerIdentity when nothing is said. */
export function signedPost(simulator: Simulator, post: SignedPost = {}): Promise<Reply> {
  const body = Buffer.from(post.body ?? '{}');
  return new Promise((resolve, reject) => {
    const sending = request(
      simulator.url,
      { method: post.method ?? 'POST', path: post.path ?? '/', agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, date: headers.date ?? '', text: Buffer.concat(chunks).toString() });
        });
      },
    );
    sending.on('error', reject);
    for (const [name, value] of Object.entries(headersOf(simulator, post, body))) {
      if (value !== null) sending.setHeader(name, value);
    }
    sending.end(body);
  });
}

/** The error code of a reply, or "none". */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const { text } = await reply;
  return /"Code":"([^"]*)"/.exec(text)?.[1] ?? 'none';
}

function headersOf(simulator: Simulator, post: SignedPost, body: Buffer) {
  const [credential] = simulator.credentials;
  const timestamp = post.timestamp ?? Math.floor(Date.now() / 1000);
  const service = post.service ?? 'sts';
  const sent: Readonly<Record<string, string>> = {
    'content-type': post.contentType ?? 'application/json; charset=utf-8',
    host: new URL(simulator.url).host,
    'x-tc-action': 'GetCallerIdentity',
    'x-tc-version': '2018-08-13',
    'x-tc-region': 'ap-singapore',
    'x-tc-timestamp': String(timestamp),
    'content-length': String(body.length),
  };
  const names = ['content-type', 'host', ...(post.alsoSign ?? [])].sort();
  const signed = new Map(names.map((name) => [name, (sent[name] ?? '').toLowerCase()]));
  if (post.signedHost) signed.set('host', post.signedHost);
  const parts = { method: post.method ?? 'POST', query: '', headers: signed, body };
  const signature = sign(credential?.secretKey ?? '', timestamp, service, parts);
  const scope = `${credential?.secretId}/${utcDate(timestamp)}/${service}/tc3_request`;
  const authorization = `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {
    ...sent,
    authorization: post.authorization?.(authorization) ?? authorization,
    ...post.headers,
  };
}
