import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../src-main/contract/settings.ts';
import { SettingsStore } from '../../../src-main/settings/settings-store.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

const window = { bounds: { x: 10, y: -20, width: 1200, height: 700 }, maximized: true };
const recentFiles = [
  { path: '/home/ada/a.wav', name: 'a.wav', openedAt: '2026-01-01T00:00:00.000Z' },
];

describe('SettingsStore', () => {
  it('begins with the defaults and writes nothing by itself', async () => {
    const folder = temporaryFolder();
    const store = await SettingsStore.open(join(folder, 'settings.json'));
    expect(store.current).toEqual({
      preferences: DEFAULT_PREFERENCES,
      window: null,
      recentFiles: [],
    });
    expect(store.damaged).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back in a new run what was changed, the newest of each', async () => {
    const path = join(temporaryFolder(), 'not/yet/there/settings.json');
    const store = await SettingsStore.open(path);
    const preferences = { ...DEFAULT_PREFERENCES, language: 'zh-CN' } as const;
    const writes = [
      store.change({ preferences: { ...preferences, contrast: 'high' } }),
      store.change({ window }),
      store.change({ preferences, recentFiles }),
    ];
    expect(store.current).toEqual({ preferences, window, recentFiles });
    await Promise.all(writes);
    expect((await SettingsStore.open(path)).current).toEqual({ preferences, window, recentFiles });
  });

  it.each([
    ['is no JSON', '{"schema":1,'],
    ['was written by a later version', '{"schema":2,"preferences":{}}'],
    [
      'names a language that is not spoken',
      JSON.stringify({
        schema: 1,
        preferences: { ...DEFAULT_PREFERENCES, language: 'tlh' },
        window: null,
        recentFiles: [],
      }),
    ],
  ])(
    'sets a file aside that %s, keeps it, says so and goes on with the defaults',
    async (_why, text) => {
      const folder = temporaryFolder();
      const path = join(folder, 'settings.json');
      await writeFile(path, text);
      const store = await SettingsStore.open(path);
      expect(store.damaged).toBe(true);
      expect(store.current.preferences).toEqual(DEFAULT_PREFERENCES);
      await store.change({ window });
      const [aside] = (await readdir(folder)).filter((name) => name.includes('damaged'));
      expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(text);
      expect((await SettingsStore.open(path)).current.window).toEqual(window);
    },
  );
});
