/**
 * What a refusal by the service means to the person who reads it. The service's own message is
 * shown too, but its wording changes and names no next step.
 */
export type ApiErrorKind =
  | 'wrong-key'
  | 'clock'
  | 'unknown-key'
  | 'not-authorised'
  | 'audio'
  | 'voice-name'
  | 'quota'
  | 'too-fast'
  | 'too-big'
  | 'sdk-app-id'
  | 'not-enabled'
  | 'clone-failed'
  | 'service-fault'
  | 'region'
  | 'request'
  | 'other';

/** Longest matching code or family first. Source: the common and the trtc error code tables. */
const KIND_BY_CODE: readonly (readonly [string, ApiErrorKind])[] = [
  ['AuthFailure.SignatureExpire', 'clock'],
  ['AuthFailure.SecretIdNotFound', 'unknown-key'],
  ['AuthFailure.InvalidSecretId', 'unknown-key'],
  ['AuthFailure.AccessKeyIllegal', 'unknown-key'],
  ['AuthFailure.UnauthorizedOperation', 'not-authorised'],
  ['AuthFailure', 'wrong-key'],
  ['UnauthorizedOperation.SdkAppId', 'sdk-app-id'],
  ['UnauthorizedOperation', 'not-authorised'],
  ['InvalidParameter.AudioPrompt', 'audio'],
  ['InvalidParameter.VoiceName', 'voice-name'],
  ['InvalidParameter.SdkAppId', 'sdk-app-id'],
  ['FailedOperation.SdkAppIdNotExist', 'sdk-app-id'],
  ['FailedOperation.SdkAppIdNotUnderAppId', 'sdk-app-id'],
  ['FailedOperation.NotAbility', 'not-enabled'],
  ['UnsupportedOperation.NotAllowed', 'not-enabled'],
  ['UnsupportedOperation.VoiceCloneError', 'clone-failed'],
  ['UnsupportedOperation.InternalError', 'service-fault'],
  ['InternalError', 'service-fault'],
  ['ServiceUnavailable', 'service-fault'],
  ['ResourceUnavailable', 'service-fault'],
  ['ResourceInsufficient', 'service-fault'],
  ['RequestLimitExceeded', 'too-fast'],
  ['LimitExceeded.ConcurrencyLimit', 'too-fast'],
  ['LimitExceeded', 'quota'],
  ['RequestSizeLimitExceeded', 'too-big'],
  ['UnsupportedRegion', 'region'],
  ['MissingParameter', 'request'],
  ['InvalidParameterValue', 'request'],
  ['InvalidParameter', 'request'],
  ['UnknownParameter', 'request'],
  ['InvalidAction', 'request'],
];

/** Finds the meaning of an API code, by the whole code or by its family before a dot. */
export function apiErrorKind(apiCode: string): ApiErrorKind {
  const found = KIND_BY_CODE.find(([code]) => apiCode === code || apiCode.startsWith(`${code}.`));
  return found ? found[1] : 'other';
}
