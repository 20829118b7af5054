import { type Failure, FailureError } from '../../src-main/contract/failure.ts';

/** Whatever was thrown, as something that a screen has words for. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}
