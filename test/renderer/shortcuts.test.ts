import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src-main/contract/commands.ts';
import { LANGUAGES } from '../../src-main/contract/language.ts';
import { messagesIn } from '../../src-renderer/messages/choose.ts';
import { keysOf } from '../../src-renderer/state/accelerator.ts';
import { shortcutGroups } from '../../src-renderer/ui/shortcut-rows.ts';

describe('shortcuts', () => {
  it.each([
    ['open-folder', false, [['Ctrl', 'Shift', 'O']]],
    ['open-folder', true, [['⌘', '⇧', 'O']]],
    ['play', false, [['Space']]],
    [
      'redo',
      true,
      [
        ['⌘', '⇧', 'Z'],
        ['⌘', 'Y'],
      ],
    ],
    ['play-onward', false, [['Shift', 'Space']]],
    ['shortcuts', false, [['Ctrl', '/'], ['?']]],
    ['about', false, []],
  ] as const)('of %s (macOS: %s) read as on the keyboard', (command, isMac, keys) => {
    expect(keysOf(command, isMac, 'Space')).toEqual(keys);
  });

  it.each(LANGUAGES)('are all on the sheet in %s, each once', (language) => {
    const rows = shortcutGroups(messagesIn(language), false).flatMap((group) => group.rows);
    const ways = rows.flatMap((row) => row.ways.map((keys) => keys.join(' ')));
    for (const name of COMMAND_NAMES) {
      const space = messagesIn(language).shell.shortcuts.space;
      for (const keys of keysOf(name, false, space)) expect(ways).toContain(keys.join(' '));
    }
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});
