import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clone } from '../../../src-main/contract/clone.ts';
import { sampleItem } from '../../../src-main/contract/library.ts';
import type { Verdict } from '../../../src-main/contract/verdict.ts';
import { SampleStore } from '../../../src-main/library/sample-store.ts';
import { newSample } from '../../fakes/new-sample.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';
import { toneWav } from '../../fakes/tone-wav.ts';

const clone: Clone = {
  voiceName: 'ada',
  promptText: '',
  language: '',
  model: '',
  consent: { speaker: 'Ada', confirmedAt: '2026-01-01T00:00:00.000Z' },
  sdkAppId: 1400000000,
  endpoint: { site: 'international' },
  wavSha256: 'a'.repeat(64),
  voiceId: 'ada_x',
  requestId: 'r-1',
  clonedAt: '2026-01-01T00:00:01.000Z',
};

describe('SampleStore', () => {
  it('is empty where there is no folder yet', async () => {
    const store = new SampleStore(join(temporaryFolder(), 'library'));
    expect(await store.list()).toEqual({ items: [], setAside: [] });
  });

  it('gives back, in a new run, the same bytes and everything that was said about them', async () => {
    const folder = temporaryFolder();
    const wav = toneWav({ seconds: 12 });
    const saved = await new SampleStore(folder).add(newSample, wav);
    const later = new SampleStore(folder);
    expect(await later.get(saved.id)).toEqual(saved);
    expect((await later.list()).items).toEqual([sampleItem(saved)]);
    expect(saved).toMatchObject({ ...newSample, wav: { frames: 192_000, bytes: 384_044 } });
    expect(Buffer.compare(await later.readWav(saved.id), wav)).toBe(0);
    expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([saved.id]);
  });

  it('reads what was saved before samples had labels and excerpts', async () => {
    const folder = temporaryFolder();
    const store = new SampleStore(folder);
    const saved = await store.add(newSample, toneWav({ seconds: 12 }));
    const { transcript, language, tags, excerpt, ...first } = saved;
    const { fingerprint, track, ...source } = saved.source;
    const path = join(folder, saved.id, 'sample.json');
    await writeFile(path, JSON.stringify({ ...first, source, schema: 1 }));
    expect(await store.get(saved.id)).toEqual(saved);
    expect((await store.list()).setAside).toEqual([]);
  });

  it('takes over a copy of what was kept of the recording', async () => {
    const folder = temporaryFolder();
    const path = join(temporaryFolder(), 'excerpt.wav');
    await writeFile(path, 'sound');
    const passages = [{ start: 8, end: 30 }];
    const store = new SampleStore(folder);
    const saved = await store.add(newSample, toneWav({ seconds: 12 }), { path, passages });
    expect((await store.get(saved.id)).excerpt).toEqual(passages);
    expect(Buffer.from((await store.readExcerpt(saved.id)) ?? []).toString()).toBe('sound');
  });

  it.each([
    ['shorter than 10 s', toneWav({ seconds: 9.99 }), 'too-short'],
    ['longer than 180 s', toneWav({ seconds: 180.01 }), 'too-long'],
    ['in stereo', toneWav({ seconds: 12, channels: 2 }), 'wrong-format'],
    ['at another rate', toneWav({ seconds: 12, sampleRate: 8_000 }), 'wrong-format'],
    ['cut off', toneWav({ seconds: 12 }).slice(0, 200_000), 'not-a-wav'],
    ['no WAV at all', new Uint8Array(100), 'not-a-wav'],
  ])('refuses a WAV that is %s and leaves nothing behind', async (_what, wav, problem) => {
    const folder = temporaryFolder();
    await expect(new SampleStore(folder).add(newSample, wav)).rejects.toMatchObject({
      failure: { code: 'wav-rejected', problem },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('sets a damaged description aside, says so in every run, and keeps the others', async () => {
    const folder = temporaryFolder();
    const store = new SampleStore(folder);
    const good = await store.add(newSample, toneWav({ seconds: 10 }));
    const bad = await store.add(newSample, toneWav({ seconds: 10 }));
    await writeFile(join(folder, bad.id, 'sample.json'), '{"schema":1,');
    for (const run of [store, new SampleStore(folder)]) {
      const { items, setAside } = await run.list();
      expect(items.map(({ id }) => id)).toEqual([good.id]);
      expect(setAside).toHaveLength(1);
      expect(await readFile(setAside[0] ?? '', 'utf8')).toBe('{"schema":1,');
    }
  });

  it('no longer calls good what an older sample could not measure', async () => {
    const folder = temporaryFolder();
    const verdict: Verdict = {
      grade: 'good',
      findings: [{ check: 'snr', grade: 'good', value: null, unit: 'dB', fix: null, spots: [] }],
    };
    const { id } = await new SampleStore(folder).add(newSample, toneWav({ seconds: 10 }));
    const path = join(folder, id, 'sample.json');
    const old = { ...JSON.parse(await readFile(path, 'utf8')), verdict };
    await writeFile(path, JSON.stringify(old));
    const sample = await new SampleStore(folder).get(id);
    expect(sample.verdict.findings[0]?.grade).toBe('unknown');
    expect(sample.verdict.grade).toBe('good');
  });

  it('does not hand out a WAV that another program changed', async () => {
    const folder = temporaryFolder();
    const store = new SampleStore(folder);
    const { id } = await store.add(newSample, toneWav({ seconds: 10 }));
    await writeFile(join(folder, id, 'sample.wav'), toneWav({ seconds: 11 }));
    await expect(store.readWav(id)).rejects.toMatchObject({ failure: { code: 'sample-changed' } });
  });

  it('keeps every voice when several are added at once, and each just once', async () => {
    const folder = temporaryFolder();
    const store = new SampleStore(folder);
    const { id } = await store.add(newSample, toneWav({ seconds: 10 }));
    const names = ['a', 'b', 'c', 'a'];
    await Promise.all(names.map((voiceId) => store.addClone(id, { ...clone, voiceId })));
    const sample = await new SampleStore(folder).get(id);
    expect(sample.clones.map(({ voiceId }) => voiceId)).toEqual(['a', 'b', 'c']);
  });

  it('ignores what is not a sample, half-written ones included', async () => {
    const folder = temporaryFolder();
    const store = new SampleStore(folder);
    const { id } = await store.add(newSample, toneWav({ seconds: 10 }));
    await writeFile(join(folder, '.DS_Store'), '');
    await writeFile(join(folder, '.new-x'), '');
    expect((await store.list()).items.map((item) => item.id)).toEqual([id]);
  });
});
