/**
 * Every way a worker's call can fail, as data: an Error that crosses postMessage keeps only its
 * message, and a screen needs to say cause and next step. `message` is for logs.
 */
export type WorkerFailure =
  /** Not a recording, or of a kind nobody here can read. */
  | { readonly code: 'unreadable'; readonly message: string }
  | {
      readonly code: 'no-audio-track';
      readonly message: string;
      readonly details: { readonly hasVideo: boolean };
    }
  | {
      readonly code: 'no-such-track';
      readonly message: string;
      readonly details: { readonly audioTracks: number };
    }
  | {
      readonly code: 'unsupported-codec';
      readonly message: string;
      readonly details: { readonly codec: string; readonly container: string };
    }
  /** Longer than a decoder may be that holds the whole file in memory. */
  | {
      readonly code: 'too-large-for-fallback';
      readonly message: string;
      readonly details: { readonly bytes: number; readonly maxBytes: number };
    }
  /** A recording without a single sample that decodes. */
  | { readonly code: 'empty'; readonly message: string }
  /** Encrypted against copying. */
  | { readonly code: 'protected'; readonly message: string }
  /** The decoder gave nothing for so long that waiting on makes no sense. */
  | { readonly code: 'stalled'; readonly message: string }
  /** Asked for before `open` or `begin`, or after `dispose`. */
  | { readonly code: 'not-open'; readonly message: string }
  | { readonly code: 'cancelled'; readonly message: string }
  /** The worker crashed or was terminated while the call was under way. */
  | { readonly code: 'worker-gone'; readonly message: string }
  /** A bug. */
  | { readonly code: 'unexpected'; readonly message: string };

/** A failure on its way to whoever can act on it, on either side of the worker. */
export class WorkerError extends Error {
  readonly failure: WorkerFailure;

  constructor(failure: WorkerFailure, cause?: unknown) {
    super(failure.message, { cause });
    this.name = 'WorkerError';
    this.failure = failure;
  }
}

/** Puts whatever was thrown into words; what nobody named is a bug. */
export function failureOf(error: unknown): WorkerFailure {
  if (error instanceof WorkerError) return error.failure;
  return { code: 'unexpected', message: textOf(error) };
}

export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** @throws WorkerError 'cancelled' when the signal has been raised */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

export function cancelled(): WorkerError {
  return new WorkerError({ code: 'cancelled', message: 'the call was cancelled' });
}
