import * as v from 'valibot';
import type { Endpoint } from '../contract/account.ts';
import type { UnfinishedBatch } from '../contract/batch.ts';
import type { Clone, CloneRequest } from '../contract/clone.ts';
import type { Draft, DraftContent } from '../contract/draft.ts';
import type { LibraryItem } from '../contract/library.ts';
import type { OutboxEntry } from '../contract/outbox.ts';
import type { Labels, NewSample, Sample } from '../contract/sample.ts';
import {
  gradeSchema,
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

const sourceFields = {
  name: text,
  path: v.nullable(text),
  bytes: count,
  seconds,
  sampleRate: v.pipe(v.number(), v.minValue(1)),
  channels: v.pipe(count, v.minValue(1)),
  container: text,
  codec: text,
};

const labelFields = {
  name: v.pipe(text, v.nonEmpty()),
  transcript: text,
  language: text,
  tags: v.array(v.pipe(text, v.nonEmpty())),
};

/** Some labels; those that are not named stay as they are. */
export const labelChangeSchema: SchemaOf<Partial<Labels>> = v.strictObject({
  name: v.exactOptional(labelFields.name),
  transcript: v.exactOptional(labelFields.transcript),
  language: v.exactOptional(labelFields.language),
  tags: v.exactOptional(labelFields.tags),
});

const editFields = {
  source: v.object({ ...sourceFields, fingerprint: v.nullable(hash), track: count }),
  passages: v.pipe(v.array(passageSchema), v.minLength(1)),
  recipe: recipeSchema,
};

const judgedFields = { measurements: measurementsSchema, verdict: verdictSchema };

export const excerptSchema = v.array(passageSchema);

export const newSampleSchema: SchemaOf<NewSample> = v.object({
  ...labelFields,
  ...editFields,
  ...judgedFields,
});

const writtenFields = {
  id: idSchema,
  createdAt: text,
  wav: v.object({ sha256: hash, bytes: count, frames: count }),
  clones: v.array(cloneSchema),
};

const newestSample = v.object({
  ...labelFields,
  ...editFields,
  ...judgedFields,
  ...writtenFields,
  schema: v.literal(2),
  excerpt: excerptSchema,
});

/** As samples were written before they had labels and excerpts. */
const firstSample = v.pipe(
  v.object({
    ...editFields,
    ...judgedFields,
    ...writtenFields,
    schema: v.literal(1),
    name: labelFields.name,
    source: v.object(sourceFields),
  }),
  v.transform(
    (sample): Sample => ({
      ...sample,
      schema: 2,
      source: { ...sample.source, fingerprint: null, track: 0 },
      transcript: '',
      language: '',
      tags: [],
      excerpt: [],
    }),
  ),
);

export const sampleSchema: SchemaOf<Sample> = v.union([newestSample, firstSample]);

const draftContentFields = {
  ...labelFields,
  ...editFields,
  id: idSchema,
  verdict: v.nullable(verdictSchema),
};

export const draftContentSchema: SchemaOf<DraftContent> = v.object(draftContentFields);

export const unfinishedBatchSchema: SchemaOf<UnfinishedBatch> = v.object({
  schema: v.literal(1),
  files: v.array(
    v.object({ id: idSchema, name: text, path: v.pipe(text, v.nonEmpty()), bytes: count }),
  ),
  wishes: v.object({
    cleaning: v.union([v.literal('auto'), recipeSchema]),
    seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
  }),
});

export const draftSchema: SchemaOf<Draft> = v.object({
  ...draftContentFields,
  schema: v.literal(1),
  createdAt: text,
  updatedAt: text,
  excerpt: excerptSchema,
});

export const libraryItemSchema: SchemaOf<LibraryItem> = v.object({
  kind: v.picklist(['draft', 'sample']),
  id: idSchema,
  name: text,
  transcript: text,
  tags: v.array(text),
  date: text,
  seconds,
  grade: v.nullable(gradeSchema),
  sourceName: text,
  recording: text,
  voices: v.array(v.object({ name: text, voiceId: text })),
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
