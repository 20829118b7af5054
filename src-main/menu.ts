import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { OPEN_RECORDING_EVENT } from './contract/ipc.ts';
import { wordsFor } from './words.ts';

export function setMenu(window: BrowserWindow, locale: string, isPackaged: boolean): void {
  const words = wordsFor(locale);
  const open: MenuItemConstructorOptions = {
    label: words.open,
    accelerator: 'CmdOrCtrl+O',
    // With a user gesture: browsers open a file picker only for one.
    click: () =>
      void window.webContents.executeJavaScript(
        `window.dispatchEvent(new Event('${OPEN_RECORDING_EVENT}'))`,
        true,
      ),
  };
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : ([{ role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin'
      ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[])
      : []),
    { label: words.file, submenu: [open, { type: 'separator' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: words.view, submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
