import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../src-main/contract/command-words.ts';
import { COMMAND_NAMES, COMMANDS, commandOfKey } from '../../src-main/contract/commands.ts';
import { LANGUAGES } from '../../src-main/contract/language.ts';

describe('commands', () => {
  it.each(LANGUAGES)('have names in %s, no two alike in a menu', (language) => {
    const { commands } = COMMAND_WORDS[language];
    const names = COMMAND_NAMES.map((name) => `${COMMANDS[name].menu}: ${commands[name]}`);
    expect(names.filter((name) => /: $/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(COMMAND_NAMES.length);
  });

  it('have no key twice, and single keys only where nothing is held', () => {
    const accelerators = COMMAND_NAMES.flatMap((name) => COMMANDS[name].accelerator ?? []);
    const keys = COMMAND_NAMES.flatMap((name) => COMMANDS[name].keys ?? []);
    const held = keys
      .filter(({ command }) => command)
      .map(({ key }) => `CmdOrCtrl+${key.toUpperCase()}`);
    const all = [...accelerators, ...held];
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    for (const accelerator of accelerators) expect(accelerator).toMatch(/^CmdOrCtrl\+/);
    for (const { key } of keys) expect(key).toBe(key.toLowerCase());
  });

  it('leave the keys of the platform to it', () => {
    const taken = ['C', 'V', 'X', 'A', 'Q', 'W', 'H', 'M', 'Plus', '-', '0'];
    const accelerators = COMMAND_NAMES.map((name) => COMMANDS[name].accelerator);
    for (const key of taken) expect(accelerators).not.toContain(`CmdOrCtrl+${key}`);
  });

  const plain = { shift: false, command: false };

  it.each([
    [{ ...plain, key: ' ' }, 'play'],
    [{ ...plain, key: ' ', shift: true }, 'play-onward'],
    [{ ...plain, key: 'l' }, 'loop'],
    [{ ...plain, key: 'L', shift: true }, null],
    [{ ...plain, key: 'l', command: true }, null],
    [{ ...plain, key: 'y', command: true }, 'redo'],
    [{ ...plain, key: '+', shift: true }, 'zoom-in'],
    [{ ...plain, key: '=' }, 'zoom-in'],
    [{ ...plain, key: '?', shift: true }, 'shortcuts'],
    [{ ...plain, key: 'Delete' }, 'remove'],
    [{ ...plain, key: 'q' }, null],
  ])('are found by a key: %j', (pressed, command) => {
    expect(commandOfKey(pressed)).toBe(command);
  });
});
