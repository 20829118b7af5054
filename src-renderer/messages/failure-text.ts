import type { Failure } from '../../src-main/contract/failure.ts';
import type { Messages, RecordingProblem, Said } from './messages.ts';

/**
 * The words for a failure. Each table entry takes just its own case; that the entry found by a
 * failure's code takes that failure is beyond the compiler, so it is asserted here, once.
 */
export function sayFailure(messages: Messages, failure: Failure): Said {
  const say = messages.failures[failure.code] as (failure: Failure) => Said;
  return say(failure);
}

/** The words for a recording that could not be opened; see `sayFailure`. */
export function sayProblem(messages: Messages, problem: RecordingProblem): Said {
  const say = messages.recordingProblems[problem.code] as (problem: RecordingProblem) => Said;
  return say(problem);
}
