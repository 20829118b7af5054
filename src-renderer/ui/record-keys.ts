export type RecordKey = 'space' | 'record';

/**
 * What a key means to the Record screen, wherever the focus is; null when it belongs to something
 * else: a field, a button that Space presses, or a system shortcut.
 */
export function recordKey(event: KeyboardEvent): RecordKey | null {
  if (event.defaultPrevented || event.repeat) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return null;
  if (target.closest('input:not([type="range"]), textarea, select, dialog')) return null;
  if (event.key.toLowerCase() === 'r') return 'record';
  return event.key === ' ' && !target.closest('button, summary') ? 'space' : null;
}
