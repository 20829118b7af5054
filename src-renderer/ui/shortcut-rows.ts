import { COMMAND_WORDS } from '../../src-main/contract/command-words.ts';
import { COMMAND_NAMES, COMMANDS, type MenuName } from '../../src-main/contract/commands.ts';
import type { Messages } from '../messages/messages.ts';
import { keysOf } from '../state/accelerator.ts';
import { NUDGE_SECONDS } from '../waveform/selection-handles.ts';

export interface ShortcutRow {
  readonly name: string;
  /** Each entry is one way; each way the keys to hold and press. */
  readonly ways: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly rows: readonly ShortcutRow[];
}

const MENUS: readonly MenuName[] = ['file', 'edit', 'view', 'playback', 'help'];

/** Everything that keys do: the commands by menu, then what moves selection and waveform. */
export function shortcutGroups(messages: Messages, isMac: boolean): readonly ShortcutGroup[] {
  const menus = MENUS.map((menu) => menuGroup(menu, messages, isMac));
  return [...menus, selectionGroup(messages, isMac), waveformGroup(messages, isMac)];
}

function menuGroup(menu: MenuName, { language, shell }: Messages, isMac: boolean): ShortcutGroup {
  const { menus, commands } = COMMAND_WORDS[language];
  const rows = COMMAND_NAMES.filter((name) => COMMANDS[name].menu === menu).map((name) => ({
    name: commands[name].replace(/…$/, ''),
    ways: keysOf(name, isMac, shell.shortcuts.space),
  }));
  return { title: menus[menu], rows: rows.filter(({ ways }) => ways.length > 0) };
}

function selectionGroup({ shell }: Messages, isMac: boolean): ShortcutGroup {
  const { groups, move, moveEdge, arrows, tabAndArrows } = shell.shortcuts;
  const { plain, shift, alt } = NUDGE_SECONDS;
  const held = isMac ? { shift: '⇧', alt: '⌥' } : { shift: 'Shift', alt: 'Alt' };
  return {
    title: groups.selection,
    rows: [
      { name: move(`${plain} s`), ways: [[arrows]] },
      { name: move(`${shift} s`), ways: [[held.shift, arrows]] },
      { name: move(`${alt} s`), ways: [[held.alt, arrows]] },
      { name: moveEdge, ways: [[tabAndArrows]] },
    ],
  };
}

function waveformGroup({ shell }: Messages, isMac: boolean): ShortcutGroup {
  const { groups, wheel, wheelZoom, wheelPan, addPassage, drag, doubleClick } = shell.shortcuts;
  return {
    title: groups.waveform,
    rows: [
      { name: wheelZoom, ways: [[isMac ? '⌘' : 'Ctrl', wheel]] },
      { name: wheelPan, ways: [[wheel]] },
      { name: addPassage, ways: [[isMac ? '⌥' : 'Alt', drag], [doubleClick]] },
    ],
  };
}
