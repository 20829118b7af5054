import type { Backend } from '../bridge.ts';
import type { BatchPorts } from './batch.svelte.ts';
import { workingLane } from './batch-lane.ts';
import { sayBatchProblem } from './batch-problems.ts';
import type { WorkerFactories } from './recording.svelte.ts';
import type { ReopenedFiles } from './reopened-files.ts';

/** More at once take memory and disk, and make none of them ready sooner. */
const MAX_LANES = 4;

/** A batch's ways to files, workers and the main process. */
export function batchPorts(
  backend: Backend,
  files: ReopenedFiles,
  workers: WorkerFactories,
): BatchPorts {
  const reopen = (path: string) => files.reopen(path);
  return {
    lane: () => workingLane({ backend, workers, reopen }),
    lanes: Math.min(MAX_LANES, Math.max(1, navigator.hardwareConcurrency)),
    reopen,
    readWav: ({ id }) => backend.invoke('library.readWav', { sampleId: id }),
    keep: (batch) => backend.invoke('batch.save', { batch }),
    say: (error) => (messages) => sayBatchProblem(messages, error),
    // The window says it; nothing outside of the window can be told yet.
    finished: () => undefined,
    now: () => performance.now(),
  };
}
