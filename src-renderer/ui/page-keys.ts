import { type Command, commandOfKey } from '../../src-main/contract/commands.ts';
import { nudgeOf } from '../waveform/selection-handles.ts';

/**
 * The command of a key, wherever the focus is; null when the key belongs to something else: a field
 * that is typed into, a dialog, a button that Space presses, or a system shortcut.
 */
export function commandOfEvent(event: KeyboardEvent): Command | null {
  const target = freeTarget(event);
  if (!target || event.altKey) return null;
  if (event.key === ' ' && target.closest('button, summary, a')) return null;
  const command = event.ctrlKey || event.metaKey;
  return commandOfKey({ key: event.key, shift: event.shiftKey, command });
}

/** Seconds that a key moves the selection by, wherever the focus is; see `commandOfEvent`. */
export function nudgeOfEvent(event: KeyboardEvent): number | null {
  if (event.ctrlKey || event.metaKey) return null;
  return freeTarget(event) && nudgeOf(event);
}

/** Whether text is being typed, which then has its own undo. */
export function isTyping(element: Element | null): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(element.type))
  );
}

function freeTarget(event: KeyboardEvent): Element | null {
  if (event.defaultPrevented) return null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return null;
  const isBusy = target.closest('input, textarea, select, dialog, audio, [role="menu"]') !== null;
  return isBusy ? null : target;
}
