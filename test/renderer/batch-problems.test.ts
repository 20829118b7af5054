import { expect, it } from 'vitest';
import { FileGone, mayHelpAgain } from '../../src-renderer/state/batch-problems.ts';
import { NothingToSelect } from '../../src-renderer/state/prepare-recording.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';

it.each([
  ['a file that was away', new FileGone(), true],
  ['a worker that crashed', new WorkerError({ code: 'worker-gone', message: '' }), true],
  ['what cannot be read', new WorkerError({ code: 'unreadable', message: '' }), false],
  ['too short a recording', new NothingToSelect({ code: 'too-short', seconds: 4 }), false],
])('knows of %s whether to try again', (_what, error, again) => {
  expect(mayHelpAgain(error)).toBe(again);
});
