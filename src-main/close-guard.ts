import { type BrowserWindow, dialog } from 'electron';
import { wordsFor } from './words.ts';

/**
 * Asks before the window closes while an answer is awaited: closing would lose a VoiceId that
 * nothing can bring back.
 */
export function guardClosing(
  window: BrowserWindow,
  locale: string,
  isSending: () => boolean,
): void {
  let confirmed = false;
  window.on('close', (event) => {
    if (confirmed || !isSending()) return;
    event.preventDefault();
    void ask(window, locale).then((quit) => {
      if (!quit) return;
      confirmed = true;
      window.close();
    });
  });
}

async function ask(window: BrowserWindow, locale: string): Promise<boolean> {
  const words = wordsFor(locale);
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
