import { access } from 'node:fs/promises';
import type { WebContents } from 'electron';

/**
 * Puts a file into a file input of a page, which gets a real `File` and hears `change`; a page never
 * reads by path. It goes through the debugger, the only way in that browsers have.
 *
 * @param inputId the input's id
 * @returns False when there is no such file.
 */
export async function giveFile(page: WebContents, inputId: string, path: string): Promise<boolean> {
  try {
    await access(path);
  } catch {
    return false;
  }
  await giveFiles(page, inputId, [path]);
  return true;
}

/** Puts several files, all of which must be there, into an input that takes several. */
export async function giveFiles(
  page: WebContents,
  inputId: string,
  paths: readonly string[],
): Promise<void> {
  page.debugger.attach('1.3');
  try {
    const { root } = await page.debugger.sendCommand('DOM.getDocument');
    const { nodeId } = await page.debugger.sendCommand('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: `#${inputId}`,
    });
    await page.debugger.sendCommand('DOM.setFileInputFiles', { files: [...paths], nodeId });
  } finally {
    // Left attached, it would have a say in how the window closes.
    page.debugger.detach();
  }
}
