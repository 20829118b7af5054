import { describe, expect, it } from 'vitest';
import type { RecentFile } from '../../../src-main/contract/settings.ts';
import {
  MAX_RECENT_FILES,
  withoutRecent,
  withRecent,
} from '../../../src-main/settings/recent-files.ts';

const NOW = '2026-01-01T00:00:00.000Z';

describe('recent files', () => {
  it('begin with the newest, once, and end after twelve', () => {
    let files: readonly RecentFile[] = [];
    for (let count = 0; count < 20; count++)
      files = withRecent(files, `/home/ada/${count}.wav`, NOW);
    files = withRecent(files, '/home/ada/15.wav', NOW);
    expect(files).toHaveLength(MAX_RECENT_FILES);
    expect(files.slice(0, 3).map(({ name }) => name)).toEqual(['15.wav', '19.wav', '18.wav']);
    expect(files.filter(({ name }) => name === '15.wav')).toHaveLength(1);
  });

  it('forget one', () => {
    const files = withRecent(withRecent([], '/a.wav', NOW), '/b.wav', NOW);
    expect(withoutRecent(files, '/a.wav').map(({ path }) => path)).toEqual(['/b.wav']);
  });
});
