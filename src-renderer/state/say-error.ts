import { failureOf } from '../../src-main/contract/failure.ts';
import { sayFailure, sayProblem } from '../messages/failure-text.ts';
import type { Messages, RecordingProblem, Said } from '../messages/messages.ts';
import { WorkerError } from '../workers/failure.ts';

/** Words for whatever was thrown by the main process, by a worker or by a bug. */
export function sayError(messages: Messages, error: unknown): Said {
  return error instanceof WorkerError
    ? sayProblem(messages, problemOf(error))
    : sayFailure(messages, failureOf(error));
}

/** What a worker's failure means to the person whose recording it is. */
export function problemOf({ failure }: WorkerError): RecordingProblem {
  switch (failure.code) {
    case 'unreadable':
    case 'empty':
    case 'protected':
      return { code: failure.code };
    case 'no-audio-track':
      return { code: 'no-sound', hasVideo: failure.details.hasVideo };
    case 'no-such-track':
      return { code: failure.code, audioTracks: failure.details.audioTracks };
    case 'unsupported-codec':
      return { code: 'unsupported-codec', codec: failure.details.codec };
    case 'too-large-for-fallback':
      return { code: 'too-large', megabytes: Math.round(failure.details.maxBytes / 1_000_000) };
    case 'stalled':
    case 'not-open':
    case 'cancelled':
    case 'worker-gone':
    case 'unexpected':
      return { code: 'stopped', detail: failure.message };
  }
}
