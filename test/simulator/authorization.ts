import { invalidAuthorization } from './errors.ts';

export interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request, SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), Signature=([0-9a-f]{64})$/;

const MANDATORY_HEADERS = ['content-type', 'host'];

/** Reads the header to the letter: no other spacing, order or case than the documented one. */
export function parseAuthorization(header: string | null): Authorization {
  const [, secretId, date, service, signedHeaders, signature] = FORM.exec(header ?? '') ?? [];
  if (!secretId || !date || !service || !signedHeaders || !signature) {
    throw invalidAuthorization('the expected form is `TC3-HMAC-SHA256 Credential=…, …`.');
  }
  const names = signedHeaders.split(';');
  if (new Set(names).size < names.length) {
    throw invalidAuthorization('`SignedHeaders` names a header twice.');
  }
  const missing = MANDATORY_HEADERS.find((name) => !names.includes(name));
  if (missing) throw invalidAuthorization(`\`SignedHeaders\` must include \`${missing}\`.`);
  return { secretId, date, service, signedHeaders: names, signature };
}
