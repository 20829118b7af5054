import type { Attachment } from 'svelte/attachments';
import type { Command } from '../../src-main/contract/commands.ts';
import { COMMAND_EVENT } from '../../src-main/contract/ipc.ts';
import { commandOfEvent, isTyping } from './page-keys.ts';

/**
 * Hears commands from the native menus and from keys pressed alone.
 *
 * @param run carries one out; false when it cannot be used now
 */
export function commandSource(run: (command: Command) => boolean): Attachment<Window> {
  return (window) => {
    const fromMenu = ({ detail }: CustomEventInit<Command>) => {
      if (detail && !undoesTyping(detail)) run(detail);
    };
    const fromKey = (event: KeyboardEvent) => {
      const command = commandOfEvent(event);
      if (command && run(command)) event.preventDefault();
    };
    window.addEventListener(COMMAND_EVENT, fromMenu as EventListener);
    window.addEventListener('keydown', fromKey);
    return () => {
      window.removeEventListener(COMMAND_EVENT, fromMenu as EventListener);
      window.removeEventListener('keydown', fromKey);
    };
  };
}

/** A text field that has the focus undoes what was typed into it, and nothing else. */
function undoesTyping(command: Command): boolean {
  if ((command !== 'undo' && command !== 'redo') || !isTyping(document.activeElement)) return false;
  document.execCommand(command);
  return true;
}
