import * as v from 'valibot';
import { LANGUAGES } from '../contract/clone.ts';
import {
  MAX_TAKE_SECONDS,
  TAKE_BYTES_PER_FRAME,
  type Take,
  type TakeMark,
  type TakeStart,
} from '../contract/take.ts';

/** What is stored of a take beside its WAV, which says the rest itself. */
export type StoredTake = Omit<Take, 'path' | 'seconds'>;

/** A take's name on disk, in local time: nothing but this form becomes a path. */
export const takeIdSchema = v.pipe(
  v.string(),
  v.regex(/^take-\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}(-\d{1,3})?$/),
);

const text = v.pipe(v.string(), v.maxLength(20_000));
const MAX_SAMPLE_RATE = 768_000;
export const sampleRateSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(3_000),
  v.maxValue(MAX_SAMPLE_RATE),
);

const startFields = {
  sampleRate: sampleRateSchema,
  microphone: text,
  script: v.nullable(v.strictObject({ language: v.picklist(LANGUAGES), text })),
  roomToneDbfs: v.nullable(v.pipe(v.number(), v.finite())),
};

export const takeStartSchema: v.GenericSchema<unknown, TakeStart> = v.strictObject(startFields);

export const takeMarkSchema: v.GenericSchema<unknown, TakeMark> = v.picklist([
  'kept',
  'used',
  'discarded',
]);

export const storedTakeSchema: v.GenericSchema<unknown, StoredTake> = v.object({
  ...startFields,
  schema: v.literal(1),
  id: takeIdSchema,
  startedAt: text,
  state: v.picklist(['recording', 'recovered', 'closed', 'kept', 'used', 'discarded']),
});

/** One block: whole frames, at most some seconds of the fastest microphone. */
export const pcmSchema = v.pipe(
  v.instance(Uint8Array),
  v.check((pcm) => pcm.byteLength % TAKE_BYTES_PER_FRAME === 0, 'a block holds whole frames'),
  v.check(
    (pcm) => pcm.byteLength <= MAX_SAMPLE_RATE * TAKE_BYTES_PER_FRAME,
    `a block is a part of a take, which is at most ${MAX_TAKE_SECONDS} s`,
  ),
);
