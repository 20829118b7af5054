import * as v from 'valibot';
import { endpointProblem } from '../contract/account.ts';
import { voiceNameProblem } from '../contract/clone.ts';
import type { RequestArgs, RequestName } from '../contract/ipc.ts';
import {
  cloneRequestSchema,
  draftContentSchema,
  endpointSchema,
  excerptSchema,
  idSchema,
  newSampleSchema,
  unfinishedBatchSchema,
} from '../library/schemas.ts';

/** What each request's arguments must look like. What the page sends is unknown until then. */
type ArgumentSchemas = {
  readonly [N in RequestName]: v.GenericSchema<unknown, RequestArgs<N>>;
};

const nothing = v.undefined();
const bySampleId = v.strictObject({ sampleId: idSchema });
/** It becomes a file name: nothing but a SHA-256 in hex passes. */
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Some thirty hours, with every block of an odd length. */
const MAX_PEAK_BYTES = 100_000_000;
const secret = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000));

export const argumentSchemas: ArgumentSchemas = {
  'library.list': nothing,
  'library.save': v.strictObject({
    sample: newSampleSchema,
    wav: v.instance(Uint8Array),
    draftId: v.nullable(idSchema),
  }),
  'library.readWav': bySampleId,
  'library.exportWav': bySampleId,
  'draft.save': v.strictObject({ draft: draftContentSchema }),
  'draft.get': v.strictObject({ draftId: idSchema }),
  'draft.keepExcerpt': v.strictObject({
    draftId: idSchema,
    excerpt: excerptSchema,
    wav: v.instance(Uint8Array),
  }),
  'batch.load': nothing,
  'batch.save': v.strictObject({ batch: v.nullable(unfinishedBatchSchema) }),
  'excerpt.read': v.strictObject({ of: v.picklist(['draft', 'sample']), id: idSchema }),
  'recording.reopen': v.strictObject({ path: v.pipe(v.string(), v.nonEmpty()) }),
  'peaks.load': v.strictObject({ fingerprint }),
  'peaks.save': v.strictObject({
    fingerprint,
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_PEAK_BYTES, 'a waveform is not that long'),
    ),
  }),
  'account.get': nothing,
  'account.save': v.strictObject({
    secretId: secret,
    secretKey: secret,
    sdkAppId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    endpoint: v.pipe(
      endpointSchema,
      v.check(
        (endpoint) => endpoint.site !== 'custom' || endpointProblem(endpoint.url) === null,
        'an endpoint is https, or http on loopback',
      ),
    ),
  }),
  'account.remove': nothing,
  'account.check': nothing,
  'clone.send': v.pipe(
    cloneRequestSchema,
    v.check(
      (request) => voiceNameProblem(request.voiceName) === null,
      'a voice name is 1-36 digits, letters or underscores',
    ),
    v.check((request) => request.consent.speaker.trim() !== '', 'consent names a person'),
  ),
};
