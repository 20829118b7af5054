import type { Action } from './cloud-client.ts';

/** The service needs up to a minute for a long sample; its own samples wait 120 s. */
export const VOICE_CLONE: Action = {
  name: 'VoiceClone',
  version: '2019-07-22',
  product: 'trtc',
  timeoutMilliseconds: 120_000,
};

/** Tells whom a key belongs to. It creates nothing, which makes it the way to check a key. */
export const GET_CALLER_IDENTITY: Action = {
  name: 'GetCallerIdentity',
  version: '2018-08-13',
  product: 'sts',
  timeoutMilliseconds: 20_000,
};

export interface VoiceCloneInput {
  readonly sdkAppId: number;
  readonly voiceName: string;
  readonly promptText: string;
  readonly language: string;
  readonly model: string;
}

/** VoiceClone's parameters. Empty optional ones are left out: the service rejects or resets them. */
export function voiceCloneParameters(input: VoiceCloneInput, wav: Uint8Array) {
  return {
    SdkAppId: input.sdkAppId,
    VoiceName: input.voiceName,
    PromptAudio: Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength).toString('base64'),
    ...(input.promptText === '' ? {} : { PromptText: input.promptText }),
    ...(input.language === '' ? {} : { Language: input.language }),
    ...(input.model === '' ? {} : { Model: input.model }),
  };
}
