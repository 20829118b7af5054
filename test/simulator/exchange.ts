import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sendGatewayPage, sendHalf, sendJson, sendPortalPage } from './answers.ts';
import type { Cloud } from './cloud.ts';
import { ApiError, requestSizeLimitExceeded } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import type { JsonObject } from './fields.ts';
import { answer } from './gateway.ts';
import { ReceivedHeaders } from './received-request.ts';
import { describeBody, type Outcome, type RequestRecord } from './records.ts';
import { type RequestBody, readBody } from './request-body.ts';

export interface ExchangeOptions {
  readonly cloud: Cloud;
  readonly faults: Faults;
  /** Called once for each request, when its outcome is settled and before it is answered. */
  readonly record: (record: RequestRecord) => void;
  /** Ends all waiting when the simulator closes. */
  readonly closing: AbortSignal;
}

interface Verdict {
  readonly outcome: Outcome;
  readonly content: JsonObject;
}

/** Serves one request from its first byte to its last. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { cloud, faults, record, closing }: ExchangeOptions,
): Promise<void> {
  const requestId = randomUUID();
  const receivedAt = cloud.now();
  response.sendDate = false;
  const body = await readBody(request);
  const fault = body.kind === 'cut-off' ? null : faults.take();
  const verdict = judge(request, body, cloud, requestId, fault);
  record({
    requestId,
    receivedAt,
    action: request.headersDistinct['x-tc-action']?.[0] ?? '',
    ...describeBody(body.kind === 'whole' ? body.bytes : Buffer.alloc(0)),
    bodyBytes: body.kind === 'whole' ? body.bytes.length : body.received,
    outcome: verdict.outcome,
  });
  if (fault?.kind === 'delay') await wait(fault.milliseconds, null, { signal: closing });
  response.setHeader('date', new Date(cloud.now()).toUTCString());
  if (body.kind === 'too-big') response.setHeader('connection', 'close');
  send(response, verdict);
}

function judge(
  request: IncomingMessage,
  body: RequestBody,
  cloud: Cloud,
  requestId: string,
  fault: Fault | null,
): Verdict {
  if (body.kind === 'cut-off') return { outcome: { kind: 'cut-off' }, content: {} };
  const early = outcomeInsteadOf(fault);
  if (early) return { outcome: early, content: {} };
  try {
    if (body.kind === 'too-big') throw requestSizeLimitExceeded();
    const received = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: new ReceivedHeaders(request.rawHeaders),
      body: body.bytes,
    };
    const content = { ...answer(received, cloud, requestId, fault), RequestId: requestId };
    return { outcome: outcomeAfter(fault), content };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      outcome: { kind: 'refused', code: error.code, message: error.message },
      content: { Error: { Code: error.code, Message: error.message }, RequestId: requestId },
    };
  }
}

/** The faults that strike before the service itself is reached. */
function outcomeInsteadOf(fault: Fault | null): Outcome | null {
  if (fault?.kind === 'http-status') return { kind: 'http-status', status: fault.status };
  if (fault?.kind === 'not-json') return { kind: 'not-json' };
  return fault?.kind === 'drop' && fault.when === 'before-answer'
    ? { kind: 'dropped', when: fault.when }
    : null;
}

function outcomeAfter(fault: Fault | null): Outcome {
  return fault?.kind === 'drop' ? { kind: 'dropped', when: fault.when } : { kind: 'answered' };
}

function send(response: ServerResponse, { outcome, content }: Verdict): void {
  switch (outcome.kind) {
    case 'answered':
    case 'refused':
      sendJson(response, content);
      break;
    case 'dropped':
      if (outcome.when === 'mid-answer') sendHalf(response, content);
      else response.destroy();
      break;
    case 'http-status':
      sendGatewayPage(response, outcome.status);
      break;
    case 'not-json':
      sendPortalPage(response);
      break;
    case 'cut-off':
      response.destroy();
      break;
  }
}
