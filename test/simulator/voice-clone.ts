import { createHash, randomInt } from 'node:crypto';
import { decodeBase64 } from './base64.ts';
import type { Cloud } from './cloud.ts';
import { ApiError } from './errors.ts';
import { checkFields, type JsonObject } from './fields.ts';
import { wavProblem } from './wav-check.ts';

/** The international form. The mainland site's ExtraParams and APIKey are unknown here. */
const FIELDS = {
  SdkAppId: { type: 'uint64', required: true },
  VoiceName: { type: 'string', required: true },
  PromptAudio: { type: 'string', required: true },
  PromptText: { type: 'string', required: false },
  Model: { type: 'string', required: false },
  Language: { type: 'string', required: false },
} as const;

/** The two sites document different models, so both lists are accepted; empty means "the newest". */
const MODELS = new Set(['', 'flow_01_turbo', 'flow_01_ex', 'flow_02_turbo']);

const LANGUAGES = new Set([
  '',
  ...'zh en ja ko yue ms ar id th vi'.split(' '),
  ...'zh-tw ru es fr pt de tr nl uk it pl ro el cs fi hi bg da he fa sk sv hr tl hu'.split(' '),
  ...'no sl ca nn ta af'.split(' '),
]);

/** Checks a VoiceClone request and returns what carries it out. */
export function prepareVoiceClone(
  body: JsonObject,
  cloud: Cloud,
  requestId: string,
): () => JsonObject {
  const fields = checkFields(body, FIELDS);
  checkValues(fields.VoiceName, fields.Model ?? '', fields.Language ?? '');
  const audio = checkedAudio(fields.PromptAudio);
  if (!cloud.sdkAppIds.includes(fields.SdkAppId)) {
    throw new ApiError('FailedOperation.SdkAppIdNotExist', 'The SdkAppId does not exist.');
  }
  return () => {
    const voiceId = `${fields.VoiceName}_${randomLetters(10)}`;
    cloud.voices.push({
      voiceId,
      voiceName: fields.VoiceName,
      sdkAppId: fields.SdkAppId,
      promptText: fields.PromptText ?? '',
      model: fields.Model ?? '',
      language: fields.Language ?? '',
      audioSha256: createHash('sha256').update(audio).digest('hex'),
      requestId,
      createdAt: cloud.now(),
    });
    return { VoiceId: voiceId };
  };
}

function checkValues(voiceName: string, model: string, language: string): void {
  if (!/^[A-Za-z0-9_]{1,36}$/.test(voiceName)) {
    throw new ApiError(
      'InvalidParameter.VoiceName',
      'VoiceName takes 1 to 36 digits, letters and underscores.',
    );
  }
  if (!MODELS.has(model)) {
    throw new ApiError('InvalidParameter.Model', `The model \`${model}\` is not supported.`);
  }
  if (!LANGUAGES.has(language)) {
    throw new ApiError(
      'InvalidParameter.Language',
      `The language \`${language}\` is not supported.`,
    );
  }
}

function checkedAudio(base64: string): Buffer {
  const audio = decodeBase64(base64);
  const problem = audio ? wavProblem(audio) : 'it is not plain, padded base64';
  if (!audio || problem) {
    throw new ApiError('InvalidParameter.AudioPrompt', `PromptAudio is not usable: ${problem}.`);
  }
  return audio;
}

function randomLetters(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + randomInt(26))).join('');
}
