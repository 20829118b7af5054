import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { exportSample, importSample } from '../../../src-main/archive/exchange.ts';
import { packZip, unpackZip } from '../../../src-main/archive/zip.ts';
import type { Sample } from '../../../src-main/contract/sample.ts';
import { SampleStore } from '../../../src-main/library/sample-store.ts';
import { OutboxStore } from '../../../src-main/outbox/outbox-store.ts';
import { requestOf } from '../../fakes/library.ts';
import { newSample } from '../../fakes/new-sample.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';
import { toneWav } from '../../fakes/tone-wav.ts';

const wav = toneWav({ seconds: 12 });
const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
const DAY = '2026-01-02T00:00:00.000Z';

function computer() {
  const folder = temporaryFolder();
  return {
    folder,
    samples: new SampleStore(join(folder, 'library')),
    outbox: new OutboxStore(join(folder, 'outbox')),
  };
}

/** A computer with one cloned sample, and the file that was exported there. */
async function exported() {
  const home = computer();
  const made = { ...newSample, name: 'Ada', tags: ['demo'], transcript: 'Hello.' };
  const { id } = await home.samples.add(made, wav);
  const request = {
    ...requestOf(id, DAY, { kind: 'cloned', voiceId: 'ada_x', requestId: 'r-1' }),
    id: REQUEST_ID,
  };
  const { sampleId: _, ...settings } = request.request;
  const voice = { ...settings, ...request.origin, voiceId: 'ada_x', requestId: 'r-1' };
  const sample = await home.samples.addClone(id, { ...voice, clonedAt: DAY });
  await home.outbox.write(request);
  return { home, sample, request, archive: await exportSample(home, id) };
}

async function idsIn({ samples }: ReturnType<typeof computer>): Promise<string[]> {
  return (await samples.list()).items.map(({ id }) => id);
}

/** The archive with some of its files replaced, added or, where null, left out. */
async function altered(archive: Uint8Array, changes: Record<string, Uint8Array | null>) {
  const names = ['manifest.json', 'sample.json', 'requests.json', 'sample.wav', 'excerpt.wav'];
  const files = new Map(
    await unpackZip(archive, new Map(names.map((name) => [name, 100_000_000]))),
  );
  for (const [name, bytes] of Object.entries(changes)) {
    if (bytes) files.set(name, bytes);
    else files.delete(name);
  }
  return packZip(files);
}

/** Nothing of a refused archive is in the library, in its folder or among the requests. */
async function expectNothingOn(other: ReturnType<typeof computer>) {
  expect(await idsIn(other)).toEqual([]);
  const visible = (await readdir(join(other.folder, 'library'))).filter((name) => name[0] !== '.');
  expect(visible).toEqual([]);
  expect((await other.outbox.list()).entries).toEqual([]);
}

describe('an exported sample', () => {
  it('comes to another computer with everything about it', async () => {
    const { sample, request, archive } = await exported();
    const other = computer();
    const imported = await importSample(other, archive);
    expect(imported).toEqual({ sample, requests: [request] });
    expect(await other.samples.get(sample.id)).toEqual(sample);
    expect(Buffer.compare(await other.samples.readWav(sample.id), wav)).toBe(0);
    expect((await other.outbox.list()).entries).toEqual([request]);
  });

  it('brings its excerpt', async () => {
    const home = computer();
    const path = join(home.folder, 'kept.wav');
    await writeFile(path, 'sound');
    const { id } = await home.samples.add(newSample, wav, {
      path,
      passages: [{ start: 1, end: 9 }],
    });
    const other = computer();
    await importSample(other, await exportSample(home, id));
    expect(Buffer.from((await other.samples.readExcerpt(id)) ?? []).toString()).toBe('sound');
  });

  it('becomes a second one, with its own requests, where it is already', async () => {
    const { home, sample, archive } = await exported();
    const { sample: second, requests } = await importSample(home, archive);
    expect(second.id).not.toBe(sample.id);
    expect(second).toEqual({ ...sample, id: second.id });
    expect(requests).toMatchObject([{ request: { sampleId: second.id } }]);
    expect(requests[0]?.id).not.toBe(REQUEST_ID);
    expect((await home.outbox.list()).entries).toHaveLength(2);
  });

  it('does not take the place of one in the trash, which may come back', async () => {
    const { home, sample, archive } = await exported();
    await home.samples.discard(sample.id);
    const { sample: second } = await importSample(home, archive);
    await home.samples.restore(sample.id);
    expect((await idsIn(home)).sort()).toEqual([sample.id, second.id].sort());
  });

  it('waits for no answer that nobody here can get', async () => {
    const { home, sample } = await exported();
    const later = '2026-01-03T00:00:00.000Z';
    const sending = requestOf(sample.id, later, { kind: 'sending', attempts: 1 });
    await home.outbox.write({ ...sending, id: '33333333-3333-4333-8333-333333333333' });
    const { requests } = await importSample(computer(), await exportSample(home, sample.id));
    expect(requests.map(({ state }) => state.kind).sort()).toEqual(['cloned', 'uncertain']);
  });
});

describe('a file that is not a sample', () => {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));

  it.each<[string, string, (archive: Uint8Array, sample: Sample) => Promise<Uint8Array>]>([
    ['is no zip', 'not-an-archive', async () => Buffer.from('RIFF')],
    ['is cut off', 'not-an-archive', async (archive) => archive.slice(0, -100)],
    ['has no manifest', 'not-an-archive', (archive) => altered(archive, { 'manifest.json': null })],
    [
      'is of a newer version',
      'newer',
      (archive) =>
        altered(archive, {
          'manifest.json': json({ format: 'clonebooth-sample', version: 2, files: {} }),
        }),
    ],
    [
      'holds something else besides',
      'foreign-entry',
      (archive) => altered(archive, { 'run.exe': json({}) }),
    ],
    [
      'holds a path below a folder',
      'foreign-entry',
      (archive) => altered(archive, { 'a/sample.json': json({}) }),
    ],
    [
      'has a part that is too large',
      'too-large',
      (archive) => altered(archive, { 'sample.wav': Buffer.alloc(7_000_000) }),
    ],
    ['lacks its WAV', 'damaged', (archive) => altered(archive, { 'sample.wav': null })],
    [
      'holds another WAV',
      'damaged',
      (archive) => altered(archive, { 'sample.wav': toneWav({ seconds: 11 }) }),
    ],
    [
      'holds another description',
      'damaged',
      (archive, sample) => altered(archive, { 'sample.json': json({ ...sample, name: 'Eve' }) }),
    ],
  ])('is refused when it %s, and leaves nothing behind', async (_what, problem, change) => {
    const { archive, sample } = await exported();
    const other = computer();
    await other.samples.list();
    const file = await change(archive, sample);
    await expect(importSample(other, file)).rejects.toMatchObject({
      failure: { code: 'archive-rejected', problem },
    });
    await expectNothingOn(other);
  });

  it('is refused when a name in it leads out of its folder', async () => {
    const { archive } = await exported();
    // Packing tools refuse such a name too: it is put in by hand, as long as the one it replaces.
    const evil = Buffer.from(archive);
    for (let at = evil.indexOf('sample.json'); at >= 0; at = evil.indexOf('sample.json', at + 1)) {
      evil.write('../evil.exe', at);
    }
    await expect(importSample(computer(), evil)).rejects.toMatchObject({
      failure: { code: 'archive-rejected', problem: 'foreign-entry' },
    });
  });

  it('cannot grow beyond what it declares', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.alloc(5_000_000), 'sample.wav');
    zip.end();
    const bytes = await buffer(zip.outputStream);
    // The directory declares ten bytes.
    bytes.writeUInt32LE(10, bytes.indexOf('PK\u0001\u0002') + 24);
    await expect(unpackZip(bytes, new Map([['sample.wav', 100]]))).rejects.toMatchObject({
      failure: { code: 'archive-rejected', problem: 'damaged' },
    });
  });
});
