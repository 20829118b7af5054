import { nudgeOf } from '../waveform/selection-handles.ts';

export type EditorKey =
  | { readonly kind: 'play' }
  | { readonly kind: 'loop' }
  | { readonly kind: 'zoom'; readonly how: 'in' | 'out' | 'all' | 'selection' }
  | { readonly kind: 'nudge'; readonly seconds: number };

/**
 * What a key means to the editor, wherever the focus is; null when it belongs to something else:
 * a field that is typed into, a dialog, a button that Space presses, or a system shortcut.
 */
export function editorKey(event: KeyboardEvent): EditorKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey) return null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || isBusy(target)) return null;
  if (event.key === ' ') return target.closest('button, summary') ? null : { kind: 'play' };
  const seconds = nudgeOf(event);
  if (seconds !== null) return { kind: 'nudge', seconds };
  switch (event.key.toLowerCase()) {
    case 'l':
      return { kind: 'loop' };
    case 'z':
      return { kind: 'zoom', how: 'selection' };
    case '+':
    case '=':
      return { kind: 'zoom', how: 'in' };
    case '-':
      return { kind: 'zoom', how: 'out' };
    case '0':
      return { kind: 'zoom', how: 'all' };
    default:
      return null;
  }
}

function isBusy(target: Element): boolean {
  return target.closest('input, textarea, select, dialog, audio') !== null;
}
