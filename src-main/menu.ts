import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { OPEN_RECORDING_EVENT } from './contract/ipc.ts';

export function setMenu(window: BrowserWindow, locale: string, isPackaged: boolean): void {
  const chinese = locale.startsWith('zh');
  const open: MenuItemConstructorOptions = {
    label: chinese ? '打开…' : 'Open…',
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
    { label: chinese ? '文件' : 'File', submenu: [open, { type: 'separator' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: chinese ? '视图' : 'View', submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
