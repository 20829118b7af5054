import { basename } from 'node:path';
import type { RecentFile } from '../contract/settings.ts';

export const MAX_RECENT_FILES = 12;

/** Puts a file first; the oldest gives way. */
export function withRecent(
  files: readonly RecentFile[],
  path: string,
  openedAt: string,
): readonly RecentFile[] {
  const others = withoutRecent(files, path);
  return [{ path, name: basename(path), openedAt }, ...others].slice(0, MAX_RECENT_FILES);
}

export function withoutRecent(files: readonly RecentFile[], path: string): readonly RecentFile[] {
  return files.filter((file) => file.path !== path);
}
