import * as v from 'valibot';
import { endpointProblem } from '../contract/account.ts';
import { voiceNameProblem } from '../contract/clone.ts';
import { COMMAND_NAMES } from '../contract/commands.ts';
import type { RequestArgs, RequestName } from '../contract/ipc.ts';
import { MAX_ARCHIVE_BYTES } from '../contract/limits.ts';
import {
  cloneRequestSchema,
  draftContentSchema,
  endpointSchema,
  excerptSchema,
  idSchema,
  labelChangeSchema,
  newSampleSchema,
  unfinishedBatchSchema,
} from '../library/schemas.ts';
import { preferencesSchema } from '../settings/settings-store.ts';
import { pcmSchema, takeIdSchema, takeMarkSchema, takeStartSchema } from '../takes/take-schemas.ts';

/** What each request's arguments must look like. What the page sends is unknown until then. */
type ArgumentSchemas = {
  readonly [N in RequestName]: v.GenericSchema<unknown, RequestArgs<N>>;
};

const nothing = v.undefined();
const bySampleId = v.strictObject({ sampleId: idSchema });
const byTakeId = v.strictObject({ takeId: takeIdSchema });
const itemRef = v.strictObject({ of: v.picklist(['draft', 'sample']), id: idSchema });
/** It becomes a file name: nothing but a SHA-256 in hex passes. */
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Some thirty hours, with every block of an odd length. */
const MAX_PEAK_BYTES = 100_000_000;
const byPath = v.strictObject({ path: v.pipe(v.string(), v.nonEmpty()) });
const commands = v.array(v.picklist(COMMAND_NAMES));
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
  'library.get': bySampleId,
  'library.label': v.strictObject({ sampleId: idSchema, labels: labelChangeSchema }),
  'library.duplicate': v.strictObject({
    sampleId: idSchema,
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_000)),
  }),
  'library.remove': itemRef,
  'library.restore': itemRef,
  'library.reveal': itemRef,
  'library.exportArchive': bySampleId,
  'library.exportArchives': v.strictObject({ sampleIds: v.array(idSchema) }),
  'library.importArchive': v.strictObject({
    archive: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_ARCHIVE_BYTES, 'an archive is not that large'),
    ),
  }),
  'draft.save': v.strictObject({ draft: draftContentSchema }),
  'draft.get': v.strictObject({ draftId: idSchema }),
  'draft.label': v.strictObject({ draftId: idSchema, labels: labelChangeSchema }),
  'draft.keepExcerpt': v.strictObject({
    draftId: idSchema,
    excerpt: excerptSchema,
    wav: v.instance(Uint8Array),
  }),
  'batch.load': nothing,
  'batch.save': v.strictObject({ batch: v.nullable(unfinishedBatchSchema) }),
  'excerpt.read': itemRef,
  'recording.reopen': byPath,
  'microphone.allow': nothing,
  'microphone.forbid': nothing,
  'take.list': nothing,
  'take.begin': takeStartSchema,
  'take.append': v.strictObject({ takeId: takeIdSchema, pcm: pcmSchema }),
  'take.finish': byTakeId,
  'take.mark': v.strictObject({ takeId: takeIdSchema, mark: takeMarkSchema }),
  'take.readWav': byTakeId,
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
  'settings.get': nothing,
  'settings.save': preferencesSchema,
  'recent.add': byPath,
  'recent.open': byPath,
  'page.ready': nothing,
  'menu.show': v.strictObject({ enabled: commands, checked: commands }),
  'progress.show': v.strictObject({
    fraction: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
  notify: v.strictObject({ title: v.string(), body: v.string() }),
  'about.get': nothing,
};
