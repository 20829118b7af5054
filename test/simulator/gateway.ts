import { findAction } from './actions.ts';
import { type Cloud, rateOf } from './cloud.ts';
import { ApiError, invalidRequest, requestLimitExceeded, unsupportedProtocol } from './errors.ts';
import type { Fault } from './faults.ts';
import { type JsonObject, parseJsonObject } from './fields.ts';
import type { ReceivedHeaders, ReceivedRequest } from './received-request.ts';
import { checkSignature } from './signature-check.ts';

/**
 * Takes a whole request through every check and carries it out.
 *
 * The real order of the checks is unpublished. Here the transport comes first and the caller's right
 * to ask before the content, so that nobody unknown learns anything about the rules.
 */
export function answer(
  request: ReceivedRequest,
  cloud: Cloud,
  requestId: string,
  fault: Fault | null,
): JsonObject {
  checkTransport(request);
  const action = findAction(request.headers);
  checkSignature(request, action.service, cloud.credentials, cloud.now());
  const rate = rateOf(cloud, action.name);
  const requests = rate.note(cloud.now());
  if (requests > rate.limit) throw requestLimitExceeded(requests, rate.limit);
  const execute = action.prepare(parseJsonObject(request.body), cloud, requestId);
  if (fault?.kind === 'fail') throw new ApiError(fault.code, fault.message);
  return execute();
}

function checkTransport({ method, target, headers }: ReceivedRequest): void {
  if (method !== 'POST') throw unsupportedProtocol();
  if (target !== '/') throw invalidRequest('The request path must be `/` without a query.');
  checkContentType(headers);
}

/** JSON in UTF-8; parameters other than a UTF-8 charset would be a request in some other encoding. */
function checkContentType(headers: ReceivedHeaders): void {
  const type = headers.one('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw invalidRequest(`The content type \`${type}\` is not supported; use application/json.`);
  }
}
