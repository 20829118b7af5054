import type { BatchItem } from '../state/batch-item.svelte.ts';

/** What can be done with one recording of a batch. */
export interface BatchActions {
  readonly listen: (item: BatchItem) => void;
  readonly open: (item: BatchItem) => void;
  readonly save: (item: BatchItem) => void;
  readonly retry: (item: BatchItem) => void;
  readonly remove: (item: BatchItem) => void;
}

export type BatchAction = keyof BatchActions;

/** Which of it makes sense now. */
export function canDo(action: BatchAction, { state }: BatchItem): boolean {
  switch (action) {
    case 'listen':
    case 'open':
      return state.kind === 'drafted' || state.kind === 'saved';
    case 'save':
      return state.kind === 'drafted' && state.draft.verdict?.grade !== 'blocks';
    case 'retry':
      return state.kind === 'failed' && state.again;
    case 'remove':
      return state.kind !== 'saving';
  }
}

/** The keys of a row that has the focus. */
export function actionOfKey(key: string): BatchAction | null {
  switch (key) {
    case 'Enter':
      return 'open';
    case ' ':
      return 'listen';
    case 's':
    case 'S':
      return 'save';
    case 'r':
    case 'R':
      return 'retry';
    case 'Delete':
    case 'Backspace':
      return 'remove';
    default:
      return null;
  }
}

/** Where the arrow keys lead from a row of so many; null for other keys. */
export function rowOfKey(key: string, row: number, count: number, page: number): number | null {
  const to = {
    ArrowUp: row - 1,
    ArrowDown: row + 1,
    PageUp: row - page,
    PageDown: row + page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
