import type { CloneOrigin, CloneRequest } from './clone.ts';

/**
 * Where a clone request stands.
 *
 * VoiceClone is not idempotent and no API lists voices, so "sent, no answer" is a state of its own:
 * `uncertain`, which only a person may resolve by sending again.
 */
export type OutboxState =
  | { readonly kind: 'waiting'; readonly attempts: number }
  | { readonly kind: 'sending'; readonly attempts: number }
  | { readonly kind: 'cloned'; readonly voiceId: string; readonly requestId: string }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

/** The service's own words for a refusal. */
export interface ApiRefusal {
  readonly apiCode: string;
  readonly message: string;
  readonly requestId: string;
  /** How far this computer's clock is ahead of the service's, when the answer showed it. */
  readonly clockAheadSeconds: number | null;
}

export interface OutboxEntry {
  readonly schema: 1;
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly request: CloneRequest;
  readonly origin: CloneOrigin;
  readonly state: OutboxState;
}
