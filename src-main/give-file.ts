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
  if (!page.debugger.isAttached()) page.debugger.attach('1.3');
  const { root } = await page.debugger.sendCommand('DOM.getDocument');
  const { nodeId } = await page.debugger.sendCommand('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: `#${inputId}`,
  });
  await page.debugger.sendCommand('DOM.setFileInputFiles', { files: [path], nodeId });
  return true;
}
