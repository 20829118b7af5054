import * as v from 'valibot';
import type { Endpoint } from '../contract/account.ts';
import type { Clone, CloneRequest } from '../contract/clone.ts';
import type { OutboxEntry } from '../contract/outbox.ts';
import type { Sample, SampleDraft } from '../contract/sample.ts';
import {
  measurementsSchema,
  passageSchema,
  recipeSchema,
  verdictSchema,
} from './verdict-schemas.ts';

/**
 * The shapes of everything that is read back from disk or arrives over IPC. Each is declared as a
 * schema of its contract type, so that a field that is added there and forgotten here does not
 * compile.
 */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(100_000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Ids become folder names: nothing but the form that is generated passes. */
export const idSchema = v.pipe(v.string(), v.uuid());

export const endpointSchema: SchemaOf<Endpoint> = v.variant('site', [
  v.object({ site: v.literal('international') }),
  v.object({ site: v.literal('mainland') }),
  v.object({ site: v.literal('custom'), url: text, region: text }),
]);

const requestFields = {
  voiceName: text,
  promptText: text,
  language: text,
  model: text,
  consent: v.object({ speaker: text, confirmedAt: text }),
};
const originFields = { sdkAppId: count, endpoint: endpointSchema, wavSha256: hash };

export const cloneRequestSchema: SchemaOf<CloneRequest> = v.object({
  sampleId: idSchema,
  ...requestFields,
});

const cloneSchema: SchemaOf<Clone> = v.object({
  ...requestFields,
  ...originFields,
  voiceId: text,
  requestId: text,
  clonedAt: text,
});

const draftFields = {
  name: v.pipe(text, v.nonEmpty()),
  source: v.object({
    name: text,
    path: v.nullable(text),
    bytes: count,
    seconds,
    sampleRate: v.pipe(v.number(), v.minValue(1)),
    channels: v.pipe(count, v.minValue(1)),
    container: text,
    codec: text,
  }),
  passages: v.pipe(v.array(passageSchema), v.minLength(1)),
  recipe: recipeSchema,
  measurements: measurementsSchema,
  verdict: verdictSchema,
};

export const sampleDraftSchema: SchemaOf<SampleDraft> = v.object(draftFields);

export const sampleSchema: SchemaOf<Sample> = v.object({
  ...draftFields,
  schema: v.literal(1),
  id: idSchema,
  createdAt: text,
  wav: v.object({ sha256: hash, bytes: count, frames: count }),
  clones: v.array(cloneSchema),
});

const attempts = count;

export const outboxEntrySchema: SchemaOf<OutboxEntry> = v.object({
  schema: v.literal(1),
  id: idSchema,
  createdAt: text,
  updatedAt: text,
  request: cloneRequestSchema,
  origin: v.object(originFields),
  state: v.variant('kind', [
    v.object({ kind: v.literal('waiting'), attempts }),
    v.object({ kind: v.literal('sending'), attempts }),
    v.object({ kind: v.literal('cloned'), voiceId: text, requestId: text }),
    v.object({
      kind: v.literal('refused'),
      refusal: v.object({
        apiCode: text,
        message: text,
        requestId: text,
        clockAheadSeconds: v.nullable(v.number()),
      }),
    }),
    v.object({ kind: v.literal('unreachable'), reason: text }),
    v.object({ kind: v.literal('uncertain'), reason: text }),
  ]),
});
