import type { AppState } from './app.svelte.ts';
import { isArchive } from './archive-files.ts';
import type { BatchItem } from './batch-item.svelte.ts';
import type { Dropped } from './dropped-files.ts';

/**
 * One recording is opened; several, and whatever lies in a folder, become a batch. Samples that were
 * exported are taken in.
 */
export async function openDropped(app: AppState, { files, hasFolder }: Dropped): Promise<void> {
  const exported = await Promise.all(files.map(isArchive));
  const archives = files.filter((_, index) => exported[index]);
  const recordings = files.filter((_, index) => !exported[index]);
  const [first] = recordings;
  if (first && (recordings.length > 1 || hasFolder || app.view === 'batch')) {
    app.dismissError();
    app.show('batch');
    app.batch.add(recordings);
  } else if (first) {
    app.openFile(first);
  } else if (hasFolder && archives.length === 0) {
    app.tell(({ batch }) => batch.emptyFolder);
  }
  if (archives.length > 0) await app.libraryActions.importArchives(archives);
}

/** Opens what was made of a recording of the batch; the batch goes on meanwhile. */
export function openBatchItem(app: AppState, { state }: BatchItem): void {
  if (state.kind === 'drafted') app.openDraft(state.draft.id);
  if (state.kind === 'saved') app.select(state.sample.id);
}
