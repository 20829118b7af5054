import type { Account } from '../accounts/account-book.ts';
import { VOICE_CLONE, voiceCloneParameters } from '../cloud/actions.ts';
import type { CallOutcome, CloudClient } from '../cloud/cloud-client.ts';
import { voiceCloneReply } from '../cloud/replies.ts';
import type { OutboxEntry } from '../contract/outbox.ts';

export type CloneAnswer = CallOutcome<{ VoiceId: string; RequestId: string }>;

/** Sends one VoiceClone, once. The port through which the outbox reaches the service. */
export type VoiceCloner = (
  entry: OutboxEntry,
  wav: Uint8Array,
  account: Account,
  clockCorrection: number,
) => Promise<CloneAnswer>;

export function cloudVoiceCloner(client: CloudClient): VoiceCloner {
  return ({ request }, wav, account, clockCorrection) =>
    client.call(
      VOICE_CLONE,
      voiceCloneParameters({ ...request, sdkAppId: account.sdkAppId }, wav),
      voiceCloneReply,
      account,
      clockCorrection,
    );
}
