export type MenuName = 'file' | 'edit' | 'view' | 'playback' | 'help';

/** A key of its own, in the page only: it means nothing while something is typed. */
export interface PageKey {
  /** As `KeyboardEvent.key` names it, in lower case. */
  readonly key: string;
  readonly shift?: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly command?: boolean;
}

interface CommandSpec {
  readonly menu: MenuName;
  /** In Electron's notation, with a modifier: the native menu's, wherever the focus is. */
  readonly accelerator?: string;
  /** The first is the one to show. */
  readonly keys?: readonly PageKey[];
  /** Whether it switches something on and off, which its menu item then shows. */
  readonly toggles?: true;
}

/** Everything that menus and keys can ask for, in the order in which it is listed. */
const table = {
  open: { menu: 'file', accelerator: 'CmdOrCtrl+O' },
  record: { menu: 'file', accelerator: 'CmdOrCtrl+R' },
  'open-folder': { menu: 'file', accelerator: 'CmdOrCtrl+Shift+O' },
  import: { menu: 'file', accelerator: 'CmdOrCtrl+I' },
  'save-sample': { menu: 'file', accelerator: 'CmdOrCtrl+S' },
  'export-wav': { menu: 'file', accelerator: 'CmdOrCtrl+E' },
  account: { menu: 'file' },
  settings: { menu: 'file', accelerator: 'CmdOrCtrl+,' },
  undo: { menu: 'edit', accelerator: 'CmdOrCtrl+Z' },
  redo: {
    menu: 'edit',
    accelerator: 'CmdOrCtrl+Shift+Z',
    keys: [{ key: 'y', command: true }],
  },
  'start-here': { menu: 'edit', keys: [{ key: '[' }] },
  'end-here': { menu: 'edit', keys: [{ key: ']' }] },
  split: { menu: 'edit', keys: [{ key: 's' }] },
  add: { menu: 'edit', keys: [{ key: 'n' }] },
  'draw-passage': { menu: 'edit', keys: [{ key: 'd' }], toggles: true },
  snap: { menu: 'edit', toggles: true },
  remove: { menu: 'edit', keys: [{ key: 'delete' }, { key: 'backspace' }] },
  previous: { menu: 'edit', keys: [{ key: ',' }] },
  next: { menu: 'edit', keys: [{ key: '.' }] },
  'zoom-in': { menu: 'view', keys: [{ key: '+' }, { key: '=' }] },
  'zoom-out': { menu: 'view', keys: [{ key: '-' }] },
  'zoom-all': { menu: 'view', keys: [{ key: '0' }] },
  'zoom-selection': { menu: 'view', keys: [{ key: 'z' }] },
  spectrogram: { menu: 'view', keys: [{ key: 'g' }], toggles: true },
  'toggle-library': { menu: 'view', accelerator: 'CmdOrCtrl+B', toggles: true },
  'toggle-inspector': { menu: 'view', accelerator: 'CmdOrCtrl+D', toggles: true },
  play: { menu: 'playback', keys: [{ key: ' ' }] },
  'play-onward': { menu: 'playback', keys: [{ key: ' ', shift: true }] },
  'play-edges': { menu: 'playback', keys: [{ key: 'e' }] },
  loop: { menu: 'playback', keys: [{ key: 'l' }], toggles: true },
  flip: { menu: 'playback', keys: [{ key: 'c' }], toggles: true },
  shortcuts: { menu: 'help', accelerator: 'CmdOrCtrl+/', keys: [{ key: '?' }] },
  about: { menu: 'help' },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type Command = keyof typeof table;

export const COMMANDS: Readonly<Record<Command, CommandSpec>> = table;

export const COMMAND_NAMES = Object.keys(table) as readonly Command[];

/** What the menus show of the page's state. */
export interface CommandStates {
  /** What can be used now. */
  readonly enabled: readonly Command[];
  /** Of those that toggle, what is on. */
  readonly checked: readonly Command[];
}

/** A key as it is pressed. */
export interface Pressed {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl or Cmd */
  readonly command: boolean;
}

/** The command of a key in the page, or null. */
export function commandOfKey(pressed: Pressed): Command | null {
  return (
    COMMAND_NAMES.find((name) => COMMANDS[name].keys?.some((key) => fits(key, pressed))) ?? null
  );
}

function fits({ key, shift = false, command = false }: PageKey, pressed: Pressed): boolean {
  if (key !== pressed.key.toLowerCase() || command !== pressed.command) return false;
  return shift === pressed.shift || needsShiftSomewhere(key);
}

/** Signs that some keyboards have only with Shift. */
function needsShiftSomewhere(key: string): boolean {
  return /^[^a-z\s]$/.test(key);
}
