import { resolve } from 'node:path';

/**
 * The files named when the program was started: everything that is no switch, after the program
 * itself and, where Electron was started with it, the program's folder.
 */
export function filesToOpen(
  argv: readonly string[],
  folder: string,
  isPackaged: boolean,
): string[] {
  return argv
    .slice(1)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .slice(isPackaged ? 0 : 1)
    .map((word) => resolve(folder, word));
}
