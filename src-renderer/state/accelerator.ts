import { COMMANDS, type Command, type PageKey } from '../../src-main/contract/commands.ts';

const MAC_SIGNS: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' };
const NAMES: Readonly<Record<string, string>> = { delete: 'Delete', backspace: 'Backspace' };

/**
 * The keys of a command as people read them: each entry is one way, each way the keys to hold and
 * press.
 *
 * @param space the space bar's name
 */
export function keysOf(command: Command, isMac: boolean, space: string): readonly string[][] {
  const { accelerator, keys = [] } = COMMANDS[command];
  const combined = accelerator?.split('+').map((part) => nameOf(part, isMac));
  const single = keys.map((key) =>
    partsOf(key).map((part) => (part === ' ' ? space : nameOf(part, isMac))),
  );
  return [...(combined ? [combined] : []), ...single];
}

function partsOf({ key, shift, command }: PageKey): string[] {
  const held = [...(command ? ['CmdOrCtrl'] : []), ...(shift ? ['Shift'] : [])];
  return [...held, NAMES[key] ?? key.toUpperCase()];
}

function nameOf(part: string, isMac: boolean): string {
  if (isMac) return MAC_SIGNS[part] ?? part;
  return part === 'CmdOrCtrl' ? 'Ctrl' : part;
}
