import { sayProblem } from '../messages/failure-text.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { WorkerError } from '../workers/failure.ts';
import { NothingToSelect } from './prepare-recording.ts';
import { problemOf, sayError } from './say-error.ts';

/** A recording of the batch is not where it was any more, or is not what it was. */
export class FileGone extends Error {}

/** A draft that was made was removed from the library since. */
export class DraftGone extends Error {}

/** Words for why a recording of a batch has no draft, or its draft no sample. */
export function sayBatchProblem(messages: Messages, error: unknown): Said {
  if (error instanceof FileGone) return messages.batch.fileGone;
  if (error instanceof DraftGone) return messages.batch.draftGone;
  if (error instanceof NothingToSelect) return sayProblem(messages, error.problem);
  return sayError(messages, error);
}

/** Whether trying again may help; what a recording is or holds stays as it is. */
export function mayHelpAgain(error: unknown): boolean {
  if (error instanceof NothingToSelect) return false;
  return !(error instanceof WorkerError) || problemOf(error).code === 'stopped';
}
