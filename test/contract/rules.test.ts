import { describe, expect, it } from 'vitest';
import { endpointProblem } from '../../src-main/contract/account.ts';
import { apiErrorKind } from '../../src-main/contract/api-error.ts';
import { voiceNameProblem } from '../../src-main/contract/clone.ts';

describe('voiceNameProblem', () => {
  it.each([
    ['xiaoming_02', null],
    ['A', null],
    ['x'.repeat(36), null],
    ['', 'empty'],
    ['x'.repeat(37), 'too-long'],
    ['my voice', 'bad-character'],
    ['名字', 'bad-character'],
    ['a-b', 'bad-character'],
    ['a\n', 'bad-character'],
  ])('%j: %s', (name, problem) => {
    expect(voiceNameProblem(name)).toBe(problem);
  });
});

describe('endpointProblem', () => {
  it.each([
    ['https://trtc.ap-singapore.tencentcloudapi.com', null],
    ['https://gateway.example.com:8443/', null],
    ['http://127.0.0.1:8080', null],
    ['http://localhost:8080', null],
    ['http://[::1]:8080', null],
    ['http://trtc.tencentcloudapi.com', 'not-https'],
    ['http://127.0.0.1.example.com', 'not-https'],
    ['ftp://127.0.0.1', 'not-https'],
    ['trtc.tencentcloudapi.com', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://example.com/path', 'has-path'],
    ['https://example.com/?a=1', 'has-path'],
    ['https://me:secret@example.com', 'has-credentials'],
  ])('%s: %s', (address, problem) => {
    expect(endpointProblem(address)).toBe(problem);
  });
});

describe('apiErrorKind', () => {
  it.each([
    ['AuthFailure.SignatureExpire', 'clock'],
    ['AuthFailure.SignatureFailure', 'wrong-key'],
    ['AuthFailure.SecretIdNotFound', 'unknown-key'],
    ['InvalidParameter.AudioPrompt', 'audio'],
    ['RequestLimitExceeded.UinLimitExceeded', 'too-fast'],
    ['LimitExceeded.VoiceCloneMaxNumLimit', 'quota'],
    ['LimitExceeded.ConcurrencyLimit', 'too-fast'],
    ['InvalidParameter.Speed', 'request'],
    ['InvalidParameterValue', 'request'],
    ['InternalErrorOfAnotherKind', 'other'],
    ['Brand.NewCode', 'other'],
  ])('%s means %s', (code, kind) => {
    expect(apiErrorKind(code)).toBe(kind);
  });
});
