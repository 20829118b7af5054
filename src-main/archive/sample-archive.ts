import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { OutboxEntry } from '../contract/outbox.ts';
import type { Sample } from '../contract/sample.ts';
import { outboxEntrySchema, sampleSchema } from '../library/schemas.ts';
import { type Files, type Limits, packZip, rejected, unpackZip } from './zip.ts';

/** Everything that is known of one sample. */
export interface ArchivedSample {
  readonly sample: Sample;
  /** Its clone requests, with their consent. */
  readonly requests: readonly OutboxEntry[];
  readonly wav: Uint8Array;
  readonly excerpt: Uint8Array | null;
}

const MANIFEST = 'manifest.json';
const SAMPLE = 'sample.json';
const REQUESTS = 'requests.json';
const WAV = 'sample.wav';
const EXCERPT = 'excerpt.wav';

const FORMAT = 'clonebooth-sample';
const VERSION = 1;

const MEGABYTE = 1_000_000;
/** A WAV of 180 s has 5.8 MB; an excerpt of 4 minutes at 96 kHz in stereo, 32 bits, has 184 MB. */
const LIMITS: Limits = new Map([
  [MANIFEST, MEGABYTE],
  [SAMPLE, 10 * MEGABYTE],
  [REQUESTS, 20 * MEGABYTE],
  [WAV, 6 * MEGABYTE],
  [EXCERPT, 400 * MEGABYTE],
]);

const manifestSchema = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  files: v.record(v.string(), v.string()),
});

/** One file that any program for zip files can open, with the hash of each part in its manifest. */
export function packSample({
  sample,
  requests,
  wav,
  excerpt,
}: ArchivedSample): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>([
    [SAMPLE, json(sample)],
    [REQUESTS, json(requests)],
    [WAV, wav],
    ...(excerpt ? ([[EXCERPT, excerpt]] as const) : []),
  ]);
  const hashes = Object.fromEntries(Array.from(files, ([name, bytes]) => [name, sha256(bytes)]));
  const manifest = json({ format: FORMAT, version: VERSION, files: hashes });
  return packZip(new Map([[MANIFEST, manifest], ...files]));
}

/**
 * Reads what `packSample` made and trusts nothing in it: names, sizes, hashes and shapes are checked.
 *
 * @throws FailureError `archive-rejected`
 */
export async function unpackSample(archive: Uint8Array): Promise<ArchivedSample> {
  const files = await unpackZip(archive, LIMITS);
  checkManifest(files);
  const sample = parse(sampleSchema, files.get(SAMPLE));
  const wav = files.get(WAV);
  const excerpt = files.get(EXCERPT) ?? null;
  const isWhole = wav && sha256(wav) === sample.wav.sha256 && !excerpt === !sample.excerpt.length;
  if (!isWhole) throw rejected('damaged');
  const requests = parse(v.array(outboxEntrySchema), files.get(REQUESTS));
  if (requests.some(({ request }) => request.sampleId !== sample.id)) throw rejected('damaged');
  return { sample, requests, wav, excerpt };
}

function checkManifest(files: Files): void {
  const content = files.get(MANIFEST);
  const read = v.safeParse(manifestSchema, content && parseJson(content));
  if (!read.success) throw rejected('not-an-archive');
  if (read.output.version > VERSION) throw rejected('newer');
  const hashes = new Map(Object.entries(read.output.files));
  const parts = [...files].filter(([name]) => name !== MANIFEST);
  const areSame = parts.every(([name, bytes]) => hashes.get(name) === sha256(bytes));
  if (parts.length !== hashes.size || !areSame) throw rejected('damaged');
}

function parse<T>(schema: v.GenericSchema<unknown, T>, bytes: Uint8Array | undefined): T {
  const read = v.safeParse(schema, bytes && parseJson(bytes));
  if (!read.success) throw rejected('damaged');
  return read.output;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
