import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PeakStore } from '../../../src-main/library/peak-store.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

const NAMES = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));
const [A = '', B = '', C = '', D = ''] = NAMES;

describe('PeakStore', () => {
  it('gives back what was saved, also when it replaced something', async () => {
    const store = new PeakStore(join(temporaryFolder(), 'peaks'));
    expect(await store.load(A)).toBeNull();
    await store.save(A, Uint8Array.of(1));
    await store.save(A, Uint8Array.of(1, 2, 3));
    expect([...((await store.load(A)) ?? [])]).toEqual([1, 2, 3]);
  });

  it('evicts what was not used for longest, but never what was just saved', async () => {
    const folder = join(temporaryFolder(), 'peaks');
    const store = new PeakStore(folder, 250);
    await store.save(A, new Uint8Array(100));
    await store.save(B, new Uint8Array(100));
    await utimes(join(folder, `${A}.peaks`), 1000, 1000);
    await utimes(join(folder, `${B}.peaks`), 2000, 2000);
    await store.load(A);
    await store.save(C, new Uint8Array(100));
    expect((await readdir(folder)).sort()).toEqual([`${A}.peaks`, `${C}.peaks`]);
    await store.save(D, new Uint8Array(300));
    expect(await readdir(folder)).toEqual([`${D}.peaks`]);
  });

  it('treats a folder that cannot be used as an empty one, and says so when saving', async () => {
    const file = join(temporaryFolder(), 'peaks');
    await writeFile(file, '');
    const store = new PeakStore(file);
    expect(await store.load(A)).toBeNull();
    await expect(store.save(A, new Uint8Array(1))).rejects.toThrow();
    await expect(store.save(A, new Uint8Array(1))).rejects.toThrow();
  });
});
