import type { CallOutcome } from '../cloud/cloud-client.ts';
import type { OutboxState } from '../contract/outbox.ts';

/** What happened to a clone request. */
export type OutboxEvent =
  | { readonly kind: 'send' }
  | {
      readonly kind: 'answer';
      readonly outcome: CallOutcome<{ VoiceId: string; RequestId: string }>;
    }
  | { readonly kind: 'program-restarted' };

/** Refusals for pace alone are tried this often before a person is asked. */
const MAX_ATTEMPTS = 5;

/**
 * Moves a request on: state and event give the next state.
 *
 * Only refusals that are certain to come before execution (pace, clock) go back to `waiting`.
 * Whatever may have been executed ends in `uncertain`.
 */
export function nextState(state: OutboxState, event: OutboxEvent): OutboxState {
  switch (event.kind) {
    case 'send':
      return { kind: 'sending', attempts: attemptsOf(state) + 1 };
    case 'program-restarted':
      return afterRestart(state);
    case 'answer':
      return afterAnswer(attemptsOf(state), event.outcome);
  }
}

/** A request that waited was never sent; one that was being sent may have arrived. */
function afterRestart(state: OutboxState): OutboxState {
  if (state.kind === 'waiting') return { kind: 'unreachable', reason: 'closed-before-sending' };
  if (state.kind === 'sending') return { kind: 'uncertain', reason: 'closed-while-sending' };
  return state;
}

function afterAnswer(
  attempts: number,
  outcome: CallOutcome<{ VoiceId: string; RequestId: string }>,
): OutboxState {
  switch (outcome.kind) {
    case 'result':
      return {
        kind: 'cloned',
        voiceId: outcome.result.VoiceId,
        requestId: outcome.result.RequestId,
      };
    case 'refused':
      return mayRetry(outcome.refusal.apiCode, attempts)
        ? { kind: 'waiting', attempts }
        : { kind: 'refused', refusal: outcome.refusal };
    case 'unreachable':
    case 'uncertain':
      return outcome;
  }
}

function mayRetry(apiCode: string, attempts: number): boolean {
  if (apiCode === 'AuthFailure.SignatureExpire') return attempts < 2;
  const isPace = apiCode === 'RequestLimitExceeded' || apiCode.startsWith('RequestLimitExceeded.');
  return isPace && attempts < MAX_ATTEMPTS;
}

function attemptsOf(state: OutboxState): number {
  return state.kind === 'waiting' || state.kind === 'sending' ? state.attempts : 0;
}

/** Back-off before the next attempt: 1, 2, 4, 8 seconds, spread so that many do not meet again. */
export function backOffMilliseconds(attempts: number, random: number): number {
  return 1_000 * 2 ** (attempts - 1) * (1 + random / 4);
}
