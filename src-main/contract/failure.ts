import type { ApiRefusal } from './outbox.ts';

export type WavProblem = 'not-a-wav' | 'wrong-format' | 'too-short' | 'too-long';

/** Why a `.clonebooth` file is not taken in. */
export type ArchiveProblem = 'not-an-archive' | 'newer' | 'foreign-entry' | 'too-large' | 'damaged';

/**
 * Every way a request across IPC can fail, as data: Electron carries only an error's message, and a
 * screen needs to say cause and next step.
 */
export type Failure =
  | { readonly code: 'bad-arguments'; readonly detail: string }
  | { readonly code: 'no-account' }
  | { readonly code: 'keychain-locked'; readonly detail: string }
  | { readonly code: 'secret-too-long' }
  | { readonly code: 'sample-missing' }
  | { readonly code: 'sample-changed' }
  | { readonly code: 'draft-missing' }
  | { readonly code: 'take-missing' }
  | { readonly code: 'archive-rejected'; readonly problem: ArchiveProblem }
  | { readonly code: 'wav-rejected'; readonly problem: WavProblem }
  | { readonly code: 'disk-full' }
  | { readonly code: 'disk-denied'; readonly path: string }
  | { readonly code: 'disk-mismatch' }
  | { readonly code: 'already-sending' }
  | { readonly code: 'cloud-refused'; readonly refusal: ApiRefusal }
  | { readonly code: 'cloud-unreachable'; readonly reason: string }
  | { readonly code: 'unexpected'; readonly detail: string };

/** A failure on its way to the person who can act on it. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause });
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Whatever was thrown, as something that there are words for. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}
