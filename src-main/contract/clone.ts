import type { Endpoint } from './account.ts';
import { MAX_VOICE_NAME_LENGTH } from './limits.ts';

/** The models that either site documents. Left out of a request by default: the service chooses. */
export const MODELS = ['flow_01_turbo', 'flow_01_ex', 'flow_02_turbo'] as const;

/** ISO 639-1 codes (and zh-tw, yue, fil-style exceptions) that the models document. */
export const LANGUAGES =
  'zh en ja ko yue ms ar id th vi zh-tw ru es fr pt de tr nl uk it pl ro el cs fi hi bg da he fa sk sv hr tl hu no sl ca nn ta af'.split(
    ' ',
  );

/** Who agreed that this voice is cloned. Kept with the voice; never sent to the service. */
export interface Consent {
  readonly speaker: string;
  readonly confirmedAt: string;
}

/** What a person fills in to clone a voice. Empty optional fields are left out of the request. */
export interface CloneRequest {
  readonly sampleId: string;
  readonly voiceName: string;
  readonly promptText: string;
  readonly language: string;
  readonly model: string;
  readonly consent: Consent;
}

/** The account, settings and audio that a request was made with. */
export interface CloneOrigin {
  readonly sdkAppId: number;
  readonly endpoint: Endpoint;
  readonly wavSha256: string;
}

/** A cloned voice, as it is kept beside its sample. */
export interface Clone extends Omit<CloneRequest, 'sampleId'>, CloneOrigin {
  readonly voiceId: string;
  readonly requestId: string;
  readonly clonedAt: string;
}

export type VoiceNameProblem = 'empty' | 'too-long' | 'bad-character';

/** Digits, letters and underscore, at most 36 (VoiceClone's rule for VoiceName). */
export function voiceNameProblem(name: string): VoiceNameProblem | null {
  if (name === '') return 'empty';
  if (!/^[A-Za-z0-9_]*$/.test(name)) return 'bad-character';
  return name.length > MAX_VOICE_NAME_LENGTH ? 'too-long' : null;
}
