import { join } from 'node:path';
import { BrowserWindow, nativeTheme, shell } from 'electron';

/** The one window. Its page is sandboxed and isolated; it can go nowhere and ask for little. */
export function createWindow(pageUrl: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    show: false,
    // The page's own background, against a white flash before the first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12141b' : '#f6f6f9',
    autoHideMenuBar: true,
    title: 'Clonebooth',
    webPreferences: {
      preload: join(__dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The waveform goes on growing while another window is in front.
      backgroundThrottling: false,
    },
  });
  keepOnPage(window, pageUrl);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageUrl);
  return window;
}

/** Only loading the page anew is let through; the development server does that after a change. */
function keepOnPage(window: BrowserWindow, pageUrl: string): void {
  const own = new URL(pageUrl).href;
  window.webContents.on('will-navigate', (event) => {
    if (event.url !== own) event.preventDefault();
  });
  window.webContents.on('will-redirect', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (new URL(url).protocol === 'https:') void shell.openExternal(url);
    return { action: 'deny' };
  });
}
