import { createHash } from 'node:crypto';
import { decodeBase64 } from './base64.ts';
import type { DropMoment } from './faults.ts';
import { type JsonObject, parseJsonObject } from './fields.ts';

export type Outcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'dropped'; readonly when: DropMoment }
  | { readonly kind: 'http-status'; readonly status: number }
  | { readonly kind: 'not-json' }
  /** The client went away before its request was complete; nothing was executed. */
  | { readonly kind: 'cut-off' };

/** What was received and what became of it. The audio itself is not kept. */
export interface RequestRecord {
  readonly requestId: string;
  /** Milliseconds since 1970, by the simulator's clock, when the headers arrived. */
  readonly receivedAt: number;
  /** As sent in X-TC-Action; empty when it was not. */
  readonly action: string;
  readonly voiceName: string | null;
  /** The fields of the body without PromptAudio; empty when it was no JSON object. */
  readonly fields: JsonObject;
  /** Of the decoded PromptAudio; null when there was none or it was no base64. */
  readonly audioSha256: string | null;
  readonly bodyBytes: number;
  readonly outcome: Outcome;
}

export interface VoiceRecord {
  readonly voiceId: string;
  readonly voiceName: string;
  readonly sdkAppId: number;
  readonly promptText: string;
  readonly model: string;
  readonly language: string;
  readonly audioSha256: string;
  readonly requestId: string;
  readonly createdAt: number;
}

/** Reads what it can of a body, also of one that the API refuses. */
export function describeBody(
  body: Buffer,
): Pick<RequestRecord, 'voiceName' | 'fields' | 'audioSha256' | 'bodyBytes'> {
  const { PromptAudio: audio, ...fields } = readJson(body);
  const { VoiceName: voiceName } = fields;
  return {
    voiceName: typeof voiceName === 'string' ? voiceName : null,
    fields,
    audioSha256: typeof audio === 'string' ? audioSha256(audio) : null,
    bodyBytes: body.length,
  };
}

function readJson(body: Buffer): JsonObject {
  try {
    return parseJsonObject(body);
  } catch {
    return {};
  }
}

function audioSha256(base64: string): string | null {
  const audio = decodeBase64(base64);
  return audio ? createHash('sha256').update(audio).digest('hex') : null;
}
