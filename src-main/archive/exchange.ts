import { randomUUID } from 'node:crypto';
import type { OutboxEntry } from '../contract/outbox.ts';
import type { Sample } from '../contract/sample.ts';
import type { SampleStore } from '../library/sample-store.ts';
import { nextState } from '../outbox/next-step.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { packSample, unpackSample } from './sample-archive.ts';

export interface ExchangePorts {
  readonly samples: SampleStore;
  readonly outbox: OutboxStore;
}

/** One file with everything about a sample. @throws FailureError `sample-missing`, `sample-changed` */
export async function exportSample(
  { samples, outbox }: ExchangePorts,
  id: string,
): Promise<Uint8Array> {
  const [sample, wav, excerpt, { entries }] = await Promise.all([
    samples.get(id),
    samples.readWav(id),
    samples.readExcerpt(id),
    outbox.list(),
  ]);
  const requests = entries.filter(({ request }) => request.sampleId === id);
  return packSample({ sample, wav, excerpt, requests });
}

/** What was taken in. */
export interface Imported {
  readonly sample: Sample;
  readonly requests: readonly OutboxEntry[];
}

/**
 * Takes a sample in with its voices and requests, or nothing of it.
 *
 * @throws FailureError `archive-rejected`, `wav-rejected`, `disk-full` or `disk-denied`
 */
export async function importSample(
  { samples, outbox }: ExchangePorts,
  archive: Uint8Array,
): Promise<Imported> {
  const { sample: given, wav, excerpt, requests: old } = await unpackSample(archive);
  const sample = await samples.adopt(given, wav, excerpt);
  const requests: OutboxEntry[] = [];
  try {
    for (const entry of old) {
      const request = await ownRequest(outbox, entry, sample.id);
      await outbox.write(request);
      requests.push(request);
    }
  } catch (error) {
    await samples.erase(sample.id);
    for (const { id } of requests) await outbox.remove(id);
    throw error;
  }
  return { sample, requests };
}

/** Nobody here waits for its answer: what was under way is settled as after a restart. */
async function ownRequest(
  outbox: OutboxStore,
  entry: OutboxEntry,
  sampleId: string,
): Promise<OutboxEntry> {
  return {
    ...entry,
    id: (await outbox.has(entry.id)) ? randomUUID() : entry.id,
    request: { ...entry.request, sampleId },
    state: nextState(entry.state, { kind: 'program-restarted' }),
  };
}
