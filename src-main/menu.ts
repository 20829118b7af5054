import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMAND_WORDS } from './contract/command-words.ts';
import {
  COMMAND_NAMES,
  COMMANDS,
  type Command,
  type CommandStates,
  type MenuName,
} from './contract/commands.ts';
import { COMMAND_EVENT } from './contract/ipc.ts';
import type { Language } from './contract/language.ts';
import type { RecentFile } from './contract/settings.ts';
import { WORDS } from './words/words.ts';

type Items = readonly MenuItemConstructorOptions[];

export interface MenuPorts {
  readonly window: BrowserWindow;
  readonly isPackaged: boolean;
  readonly language: () => Language;
  readonly recentFiles: () => readonly RecentFile[];
  readonly openRecent: (path: string) => void;
  readonly clearRecent: () => void;
}

const isMac = process.platform === 'darwin';
const line: MenuItemConstructorOptions = { type: 'separator' };
/** Each is followed by a line in its menu. */
const GROUP_ENDS: readonly Command[] = [
  'import',
  'export-wav',
  'redo',
  'zoom-selection',
  'spectrogram',
  'play-edges',
];

/** The native menus: one item a command, and what the platform expects besides. */
export class AppMenu {
  readonly #ports: MenuPorts;
  #states: CommandStates = { enabled: [], checked: [] };

  constructor(ports: MenuPorts) {
    this.#ports = ports;
  }

  /** Builds the menus anew, in the language of now. */
  build(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate([...this.#template()]));
  }

  /** Shows what can be used and what is on. */
  show(states: CommandStates): void {
    this.#states = states;
    const menu = Menu.getApplicationMenu();
    for (const name of COMMAND_NAMES) {
      const item = menu?.getMenuItemById(name);
      if (!item) continue;
      item.enabled = states.enabled.includes(name);
      if (COMMANDS[name].toggles) item.checked = states.checked.includes(name);
    }
  }

  #template(): Items {
    const words = this.#words;
    return [
      ...(isMac ? [this.#appMenu()] : []),
      this.#menu('file', [...this.#fileItems(), line, this.#leave()]),
      this.#menu('edit', [
        ...this.#commands('edit'),
        line,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ]),
      this.#menu('view', [...this.#commands('view'), line, ...this.#pageItems()]),
      this.#menu('playback', this.#commands('playback')),
      ...(isMac ? [this.#windowMenu()] : []),
      this.#menu('help', this.#commands('help'), 'help'),
    ];
  }

  #menu(
    name: MenuName,
    items: Items,
    role?: MenuItemConstructorOptions['role'],
  ): MenuItemConstructorOptions {
    const label = COMMAND_WORDS[this.#ports.language()].menus[name];
    return { id: name, label, submenu: [...items], ...(role ? { role } : {}) };
  }

  #fileItems(): Items {
    const [open, ...others] = this.#commands('file');
    return [...(open ? [open] : []), this.#recentMenu(), ...others];
  }

  #recentMenu(): MenuItemConstructorOptions {
    const { recentFiles, openRecent, clearRecent } = this.#ports;
    const words = this.#words;
    const files = recentFiles().map(({ name, path }) => ({
      // An ampersand would mark the next letter as the item's key.
      label: name.replaceAll('&', '&&'),
      toolTip: path,
      click: () => openRecent(path),
    }));
    const clear = { id: 'clear-recent', label: words.clearRecent, click: clearRecent };
    const empty = { label: words.noRecent, enabled: false };
    const submenu = files.length > 0 ? [...files, line, clear] : [empty];
    return { id: 'open-recent', label: words.openRecent, submenu };
  }

  #leave(): MenuItemConstructorOptions {
    return isMac
      ? { role: 'close', label: this.#words.closeWindow }
      : { role: 'quit', label: this.#words.quit };
  }

  #pageItems(): Items {
    const words = this.#words;
    return [
      { role: 'zoomIn', label: words.zoomPageIn },
      { role: 'zoomOut', label: words.zoomPageOut },
      { role: 'resetZoom', label: words.actualSize },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(this.#ports.isPackaged
        ? []
        : [{ role: 'toggleDevTools', label: words.developerTools } as const]),
    ];
  }

  #appMenu(): MenuItemConstructorOptions {
    const words = this.#words;
    return {
      role: 'appMenu',
      submenu: [
        this.#item('about'),
        line,
        this.#item('settings'),
        line,
        { role: 'services', label: words.services },
        line,
        { role: 'hide', label: words.hide },
        { role: 'hideOthers', label: words.hideOthers },
        { role: 'unhide', label: words.showAll },
        line,
        { role: 'quit', label: words.quit },
      ],
    };
  }

  #windowMenu(): MenuItemConstructorOptions {
    const words = this.#words;
    return {
      role: 'windowMenu',
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'zoom', label: words.zoomWindow },
        line,
        { role: 'front', label: words.allToFront },
      ],
    };
  }

  /** The commands of a menu. On macOS two of them live in the program's own menu. */
  #commands(menu: MenuName): Items {
    return COMMAND_NAMES.filter(
      (name) =>
        COMMANDS[name].menu === menu && !(isMac && (name === 'about' || name === 'settings')),
    ).flatMap((name) =>
      GROUP_ENDS.includes(name) ? [this.#item(name), line] : [this.#item(name)],
    );
  }

  #item(name: Command): MenuItemConstructorOptions {
    const { toggles } = COMMANDS[name];
    return {
      id: name,
      label: COMMAND_WORDS[this.#ports.language()].commands[name],
      enabled: this.#states.enabled.includes(name),
      ...(toggles ? { type: 'checkbox', checked: this.#states.checked.includes(name) } : {}),
      ...shortcutOf(name),
      click: () => this.#send(name),
    };
  }

  /** With a user gesture: browsers open a file picker only for one. */
  #send(command: Command): void {
    const detail = JSON.stringify({ detail: command });
    void this.#ports.window.webContents.executeJavaScript(
      `window.dispatchEvent(new CustomEvent('${COMMAND_EVENT}', ${detail})), undefined`,
      true,
    );
  }

  get #words() {
    return WORDS[this.#ports.language()];
  }
}

/** A key alone is only shown: registered, it would be taken away from whoever types. */
function shortcutOf(name: Command): MenuItemConstructorOptions {
  const { accelerator, keys } = COMMANDS[name];
  if (accelerator) return { accelerator };
  const [first] = keys ?? [];
  // macOS registers whatever is shown.
  if (!first || isMac) return {};
  const named: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', delete: 'Delete' };
  const key = named[first.key] ?? first.key.toUpperCase();
  return { accelerator: first.shift ? `Shift+${key}` : key, registerAccelerator: false };
}
