import { type BrowserWindow, dialog } from 'electron';
import { writeDurably } from './library/durable-file.ts';

/**
 * Asks where to put a WAV and writes it there.
 *
 * @returns The path, or null when the person cancelled.
 * @throws FailureError `disk-full` or `disk-denied`.
 */
export async function exportFile(
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName.replace(/[\\/:*?"<>|]/g, '_'),
    filters: [{ name: 'WAV', extensions: ['wav'] }],
  });
  if (canceled || !filePath) return null;
  await writeDurably(filePath, bytes);
  return filePath;
}
