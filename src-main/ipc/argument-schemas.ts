import * as v from 'valibot';
import { endpointProblem } from '../contract/account.ts';
import { voiceNameProblem } from '../contract/clone.ts';
import type { RequestArgs, RequestName } from '../contract/ipc.ts';
import {
  cloneRequestSchema,
  endpointSchema,
  idSchema,
  sampleDraftSchema,
} from '../library/schemas.ts';

/** What each request's arguments must look like. What the page sends is unknown until then. */
type ArgumentSchemas = {
  readonly [N in RequestName]: v.GenericSchema<unknown, RequestArgs<N>>;
};

const nothing = v.undefined();
const bySampleId = v.strictObject({ sampleId: idSchema });
const secret = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000));

export const argumentSchemas: ArgumentSchemas = {
  'library.list': nothing,
  'library.save': v.strictObject({ draft: sampleDraftSchema, wav: v.instance(Uint8Array) }),
  'library.readWav': bySampleId,
  'library.exportWav': bySampleId,
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
