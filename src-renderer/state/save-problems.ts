import type { Messages, Said } from '../messages/messages.ts';
import type { DraftKeeper } from './draft-keeper.svelte.ts';
import type { SavingPhase } from './saving.svelte.ts';

export interface SaveProblem {
  readonly tone: 'warn' | 'bad';
  readonly said: Said;
}

/** What keeping the draft and saving the sample ran into; what stopped both, as a full disk, once. */
export function saveProblems(
  messages: Messages,
  keeping: DraftKeeper['problem'],
  saving: SavingPhase,
): readonly SaveProblem[] {
  const kept = keeping?.(messages);
  const saved = saving.kind === 'failed' ? saving.said(messages) : undefined;
  return [
    ...(kept && kept.what !== saved?.what ? [{ tone: 'warn', said: kept } as const] : []),
    ...(saved ? [{ tone: 'bad', said: saved } as const] : []),
  ];
}
