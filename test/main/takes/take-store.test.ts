import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TakeStart } from '../../../src-main/contract/take.ts';
import { TakeStore } from '../../../src-main/takes/take-store.ts';
import { SmallDiskFile } from '../../fakes/small-disk.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

const RATE = 48_000;
const start: TakeStart = {
  sampleRate: RATE,
  microphone: 'Desk microphone',
  script: { language: 'en', text: 'Good morning.' },
  roomToneDbfs: -63,
};

/** So many seconds of a ramp, 24 bits a frame. */
function block(seconds: number, first = 0): Uint8Array {
  const pcm = Buffer.alloc(seconds * RATE * 3);
  for (let i = 0; i < pcm.length / 3; i++) pcm.writeUIntLE((first + i) % 8_000_000, i * 3, 3);
  return pcm;
}

/** What a WAV's header says, against what its file holds. */
function wavAt(path: string) {
  const wav = readFileSync(path);
  return {
    tag: wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16),
    riffSize: wav.readUInt32LE(4) === wav.length - 8,
    dataSize: wav.readUInt32LE(40) === wav.length - 44,
    rate: wav.readUInt32LE(24),
    bits: wav.readUInt16LE(34),
    frames: (wav.length - 44) / 3,
    data: wav.subarray(44),
  };
}

const wholeWav = { tag: 'RIFFWAVEfmt ', riffSize: true, dataSize: true, rate: RATE, bits: 24 };

describe('TakeStore', () => {
  it('keeps a take with its script, as a WAV that is whole after each block', async () => {
    const store = new TakeStore(temporaryFolder());
    const begun = await store.begin(start);
    for (const first of [0, RATE / 2]) {
      await store.append(begun.id, block(0.5, first));
      expect(wavAt(begun.path)).toMatchObject({ ...wholeWav, frames: first + RATE / 2 });
    }
    const take = await store.finish(begun.id);
    expect(take).toMatchObject({ ...start, state: 'kept', seconds: 1 });
    expect(wavAt(take.path).data.equals(block(1))).toBe(true);
    expect(await store.list()).toEqual([take]);
    expect(Buffer.from(await store.readWav(take.id))).toEqual(readFileSync(take.path));
  });

  it('names takes by the time they began, two within a second included', async () => {
    const now = () => new Date(2026, 4, 3, 9, 5, 7);
    const store = new TakeStore(temporaryFolder(), { now });
    expect((await store.begin(start)).id).toBe('take-2026-05-03-09-05-07');
    expect((await store.begin(start)).id).toBe('take-2026-05-03-09-05-07-2');
  });

  it('recovers what was on disk when a crash came, with half a block behind it', async () => {
    const folder = temporaryFolder();
    const crashed = new TakeStore(folder);
    const begun = await crashed.begin(start);
    await crashed.append(begun.id, block(1));
    appendFileSync(begun.path, block(0.25).subarray(0, 1_001));

    const store = new TakeStore(folder);
    const [take, ...more] = await store.list();
    expect(more).toEqual([]);
    expect(take).toMatchObject({ id: begun.id, state: 'recovered', script: start.script });
    expect(wavAt(begun.path)).toMatchObject({ ...wholeWav, frames: RATE + 333 });
    expect(
      wavAt(begun.path)
        .data.subarray(0, RATE * 3)
        .equals(Buffer.from(block(1))),
    ).toBe(true);
  });

  it('says that a take was closed when the program was closed in the middle of it', async () => {
    const folder = temporaryFolder();
    const store = new TakeStore(folder);
    const { id, path } = await store.begin(start);
    const last = store.append(id, block(1));
    await store.close();
    await last;
    expect(await new TakeStore(folder).list()).toMatchObject([{ id, state: 'closed', seconds: 1 }]);
    expect(wavAt(path)).toMatchObject(wholeWav);
  });

  it('keeps nothing of a take without sound when the program is closed', async () => {
    const folder = temporaryFolder();
    const store = new TakeStore(folder);
    await store.begin(start);
    await store.close();
    await store.close();
    expect(await new TakeStore(folder).list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('recovers a take whose header never reached the disk', async () => {
    const folder = temporaryFolder();
    const crashed = new TakeStore(folder);
    const begun = await crashed.begin(start);
    writeFileSync(begun.path, Buffer.concat([Buffer.alloc(44), block(1)]));
    const [take] = await new TakeStore(folder).list();
    expect(take).toMatchObject({ state: 'recovered', seconds: 1 });
    expect(wavAt(begun.path)).toMatchObject(wholeWav);
  });

  it('recovers a take whose description is damaged or missing', async () => {
    const folder = temporaryFolder();
    const crashed = new TakeStore(folder);
    const begun = await crashed.begin(start);
    await crashed.append(begun.id, block(1));
    writeFileSync(join(folder, `${begun.id}.json`), '{"schema":');
    const [take] = await new TakeStore(folder).list();
    expect(take).toMatchObject({ id: begun.id, state: 'recovered', seconds: 1, script: null });
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('forgets a take that never got any sound', async () => {
    const folder = temporaryFolder();
    await new TakeStore(folder).begin(start);
    expect(await new TakeStore(folder).list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not list the take that is being recorded', async () => {
    const store = new TakeStore(temporaryFolder());
    const { id } = await store.begin(start);
    await store.append(id, block(1));
    expect(await store.list()).toEqual([]);
  });

  it('keeps the take of a page that went away when the next one begins', async () => {
    const store = new TakeStore(temporaryFolder());
    const first = await store.begin(start);
    await store.append(first.id, block(1));
    const second = await store.begin(start);
    expect(await store.list()).toMatchObject([{ id: first.id, state: 'recovered', seconds: 1 }]);
    await expect(store.append(first.id, block(1))).rejects.toMatchObject({
      failure: { code: 'take-missing' },
    });
    await store.append(second.id, block(1));
  });

  it('brings a discarded take back until the next start', async () => {
    const folder = temporaryFolder();
    const store = new TakeStore(folder);
    const { id, path } = await store.begin(start);
    await store.append(id, block(1));
    await store.finish(id);
    await store.mark(id, 'discarded');
    expect(await store.list()).toEqual([]);
    expect(await store.mark(id, 'kept')).toMatchObject({ state: 'kept', seconds: 1 });
    await store.mark(id, 'discarded');
    expect(await new TakeStore(folder).list()).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('remembers which take was used', async () => {
    const folder = temporaryFolder();
    const store = new TakeStore(folder);
    const { id } = await store.begin(start);
    await store.append(id, block(1));
    await store.finish(id);
    await store.mark(id, 'used');
    expect(await new TakeStore(folder).list()).toMatchObject([{ id, state: 'used' }]);
  });

  it('keeps the blocks that fit when the disk fills up', async () => {
    const file = new SmallDiskFile(44 + RATE * 3 + 5_000);
    const store = new TakeStore(temporaryFolder(), { createFile: async () => file });
    const { id } = await store.begin(start);
    await store.append(id, block(1));
    await expect(store.append(id, block(1, RATE))).rejects.toMatchObject({
      failure: { code: 'disk-full' },
    });
    expect(file.content.readUInt32LE(40)).toBe(RATE * 3);
    expect(file.content.subarray(44).equals(Buffer.from(block(1)))).toBe(true);
    await store.finish(id).catch(() => undefined);
    expect(file.closed).toBe(true);
  });

  it('goes on saying that its folder cannot be made', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, 'in the way');
    const store = new TakeStore(folder);
    await expect(store.begin(start)).rejects.toThrow();
    await expect(store.begin(start)).rejects.toThrow();
  });

  it('refuses takes that are not there', async () => {
    const store = new TakeStore(temporaryFolder());
    const missing = { failure: { code: 'take-missing' } };
    await expect(store.finish('take-2026-01-01-00-00-00')).rejects.toMatchObject(missing);
    await expect(store.mark('take-2026-01-01-00-00-00', 'used')).rejects.toMatchObject(missing);
    await expect(store.readWav('take-2026-01-01-00-00-00')).rejects.toMatchObject(missing);
  });
});
