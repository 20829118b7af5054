import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clone } from '../../src-main/contract/clone.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import { requestOf } from './library.ts';
import { newSample } from './new-sample.ts';
import { toneWav } from './tone-wav.ts';

const TAGS = ['radio', 'phone', 'studio', 'archive'];
const MINUTE = 60_000;

/** Every third sample has a voice, with the request that led to it. */
function voiceOf(index: number, createdAt: string): Clone | null {
  if (index % 3 !== 0) return null;
  const { request, origin } = requestOf('', createdAt, { kind: 'waiting', attempts: 0 });
  const { sampleId: _, ...settings } = request;
  const voiceId = `voice-${index}`;
  return { ...settings, ...origin, voiceId, requestId: `r-${index}`, clonedAt: createdAt };
}

/**
 * Fills a user-data folder with a library of many samples that share one WAV on disk. They are named
 * `Sample 0001` and so on; the first is the newest.
 */
export function writeManySamples(userData: string, count: number): void {
  const library = join(userData, 'library');
  const outbox = join(userData, 'outbox');
  for (const folder of [library, outbox]) mkdirSync(folder, { recursive: true });
  const wav = toneWav({ seconds: 10 });
  const sound = join(userData, 'shared.wav');
  writeFileSync(sound, wav);
  const sha256 = createHash('sha256').update(wav).digest('hex');
  for (let index = 0; index < count; index++) {
    const id = randomUUID();
    const createdAt = new Date(Date.UTC(2026, 0, 31) - index * MINUTE).toISOString();
    const voice = voiceOf(index, createdAt);
    const sample: Sample = {
      ...newSample,
      schema: 2,
      id,
      name: `Sample ${String(index + 1).padStart(4, '0')}`,
      createdAt,
      transcript: `This is number ${index + 1} of a long series of recordings.`,
      language: 'en',
      tags: [TAGS[index % TAGS.length] ?? ''],
      wav: { sha256, bytes: wav.byteLength, frames: 160_000 },
      excerpt: [],
      clones: voice ? [voice] : [],
    };
    mkdirSync(join(library, id));
    writeFileSync(join(library, id, 'sample.json'), JSON.stringify(sample, null, 2));
    linkSync(sound, join(library, id, 'sample.wav'));
    if (!voice) continue;
    const { voiceId, requestId } = voice;
    const request = {
      ...requestOf(id, createdAt, { kind: 'cloned', voiceId, requestId }),
      id: randomUUID(),
    };
    writeFileSync(join(outbox, `${request.id}.json`), JSON.stringify(request, null, 2));
  }
}
