import { type BrowserWindow, dialog } from 'electron';
import type { Words } from './words/words.ts';

/**
 * Asks before the window closes while an answer is awaited: closing would lose a VoiceId that
 * nothing can bring back.
 */
export function guardClosing(
  window: BrowserWindow,
  words: () => Words,
  isSending: () => boolean,
): void {
  let confirmed = false;
  window.on('close', (event) => {
    if (confirmed || !isSending()) return;
    event.preventDefault();
    void ask(window, words()).then((quit) => {
      if (!quit) return;
      confirmed = true;
      window.close();
    });
  });
}

async function ask(window: BrowserWindow, words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.sendingTitle,
    detail: words.sendingDetail,
    buttons: [words.wait, words.quitAnyway],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
