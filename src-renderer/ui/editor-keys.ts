import { nudgeOf } from '../waveform/selection-handles.ts';

/** What can be done in the editor with one key. */
export type EditorAction =
  | 'play'
  | 'play-onward'
  | 'play-edges'
  | 'loop'
  | 'flip'
  | 'start-here'
  | 'end-here'
  | 'split'
  | 'add'
  | 'remove'
  | 'previous'
  | 'next'
  | 'undo'
  | 'redo'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-all'
  | 'zoom-selection'
  | 'draw-passage'
  | 'snap'
  | 'spectrogram';

export interface EditorKey {
  readonly action: EditorAction;
  /** As `KeyboardEvent.key` has it, in lower case. */
  readonly key: string;
  readonly shift?: true;
  /** Ctrl, or Cmd on a Mac. */
  readonly command?: true;
}

/** The keys of the editor, for the handler and for the sheet of shortcuts. */
export const EDITOR_KEYS: readonly EditorKey[] = [
  { action: 'play', key: ' ' },
  { action: 'play-onward', key: ' ', shift: true },
  { action: 'play-edges', key: 'e' },
  { action: 'loop', key: 'l' },
  { action: 'flip', key: 'c' },
  { action: 'start-here', key: '[' },
  { action: 'end-here', key: ']' },
  { action: 'split', key: 's' },
  { action: 'add', key: 'n' },
  { action: 'remove', key: 'delete' },
  { action: 'remove', key: 'backspace' },
  { action: 'previous', key: ',' },
  { action: 'next', key: '.' },
  { action: 'undo', key: 'z', command: true },
  { action: 'redo', key: 'z', command: true, shift: true },
  { action: 'redo', key: 'y', command: true },
  { action: 'zoom-in', key: '+' },
  { action: 'zoom-in', key: '=' },
  { action: 'zoom-out', key: '-' },
  { action: 'zoom-all', key: '0' },
  { action: 'zoom-selection', key: 'z' },
  { action: 'draw-passage', key: 'd' },
  { action: 'spectrogram', key: 'g' },
];

export type EditorKeyPress =
  | { readonly kind: 'action'; readonly action: EditorAction }
  | { readonly kind: 'nudge'; readonly seconds: number };

/** Keys that some layouts need Shift for. */
const SHIFT_IS_FREE = new Set(['+', '=', '[', ']', ',', '.']);

/**
 * What a key means to the editor, wherever the focus is; null when it belongs to something else:
 * a field that is typed into, a dialog, a button that Space presses, or a system shortcut.
 */
export function editorKey(event: KeyboardEvent): EditorKeyPress | null {
  if (event.defaultPrevented) return null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || isBusy(target)) return null;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && target.closest('button, summary, a')) return null;
  const seconds = command ? null : nudgeOf(event);
  if (seconds !== null) return { kind: 'nudge', seconds };
  const key = event.key.toLowerCase();
  const found = EDITOR_KEYS.find(
    (each) =>
      each.key === key &&
      (each.command ?? false) === command &&
      ((each.shift ?? false) === event.shiftKey || SHIFT_IS_FREE.has(key)),
  );
  return found ? { kind: 'action', action: found.action } : null;
}

function isBusy(target: Element): boolean {
  return target.closest('input, textarea, select, dialog, audio, [role="menu"]') !== null;
}
