import type { AppState } from './app.svelte.ts';
import type { BatchItem } from './batch-item.svelte.ts';
import type { Dropped } from './dropped-files.ts';

/** One file is opened; several, and whatever lies in a folder, become a batch. */
export function openDropped(app: AppState, { files, hasFolder }: Dropped): void {
  const [first] = files;
  if (!first) {
    if (hasFolder) app.tell(({ batch }) => batch.emptyFolder);
  } else if (files.length > 1 || hasFolder || app.view === 'batch') {
    app.dismissError();
    app.show('batch');
    app.batch.add(files);
  } else {
    app.openFile(first);
  }
}

/** Opens what was made of a recording of the batch; the batch goes on meanwhile. */
export function openBatchItem(app: AppState, { state }: BatchItem): void {
  if (state.kind === 'drafted') app.openDraft(state.draft.id);
  if (state.kind === 'saved') app.select(state.sample.id);
}
