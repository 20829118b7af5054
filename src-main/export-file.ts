import { extname } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { fileNameOf } from './archive/file-name.ts';
import { writeDurably } from './library/durable-file.ts';

/**
 * Asks where to put a file and writes it there.
 *
 * @returns The path, or null when the person cancelled.
 * @throws FailureError `disk-full` or `disk-denied`.
 */
export async function exportFile(
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const extension = extname(suggestedName).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: fileNameOf(suggestedName),
    filters: [{ name: extension === 'wav' ? 'WAV' : 'Clonebooth', extensions: [extension] }],
  });
  if (canceled || !filePath) return null;
  await writeDurably(filePath, bytes);
  return filePath;
}
