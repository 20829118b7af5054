import { join } from 'node:path';
import { BrowserWindow, nativeTheme, shell } from 'electron';
import type { Rectangle } from './settings/window-bounds.ts';

/** Smaller than what the layout is made for: a screen of 1366 × 768 at 150 % has no more. */
const SMALLEST = { minWidth: 640, minHeight: 480 };

/** The one window. Its page is sandboxed and isolated; it can go nowhere and ask for little. */
export function createWindow(pageUrl: string, bounds: Partial<Rectangle>): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    ...SMALLEST,
    show: false,
    backgroundColor: groundColor(),
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
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(groundColor());
  });
  void window.loadURL(pageUrl);
  return window;
}

/** The page's own background, against a flash of white before the first paint and while sizing. */
function groundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#12141b' : '#f4f5f9';
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
