import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words/words.ts';

/** The platform's menu for text: in fields to edit it, elsewhere to copy what is selected. */
export function giveContextMenu(window: BrowserWindow, words: () => Words): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const { cut, copy, paste, selectAll } = words();
    const copyItem: MenuItemConstructorOptions = {
      role: 'copy',
      label: copy,
      enabled: editFlags.canCopy,
    };
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', label: cut, enabled: editFlags.canCut },
          copyItem,
          { role: 'paste', label: paste, enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: selectAll, enabled: editFlags.canSelectAll },
        ]
      : [copyItem];
    if (isEditable || selectionText.trim() !== '') Menu.buildFromTemplate(items).popup({ window });
  });
}
