import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/server.ts';
import { chunk, makeWav } from './make-wav.ts';
import { callWithSdk, type SdkOptions } from './sdk.ts';

let simulator: Simulator;
let clockAhead: number;

beforeEach(async () => {
  clockAhead = 0;
  simulator = await startSimulator({ now: () => Date.now() + clockAhead });
});
afterEach(() => simulator.close());

const SAMPLE = makeWav({ seconds: 10 });

function clone(changes: object = {}, options: SdkOptions = {}) {
  const params = {
    SdkAppId: simulator.sdkAppIds[0],
    VoiceName: 'xiaoming_02',
    PromptAudio: SAMPLE.toString('base64'),
    PromptText: '你好，世界 🙂',
    ...changes,
  };
  return callWithSdk(simulator, 'trtc', 'VoiceClone', params, options);
}

describe('VoiceClone through the vendor’s SDK', () => {
  it('makes a voice and records the request', async () => {
    const { VoiceId: voiceId, RequestId: requestId } = await clone({
      Model: 'flow_01_ex',
      Language: 'zh',
    });

    const audioSha256 = createHash('sha256').update(SAMPLE).digest('hex');
    expect(voiceId).toMatch(/^xiaoming_02_[a-z]{10}$/);
    expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(simulator.voices).toMatchObject([
      {
        voiceId,
        requestId,
        model: 'flow_01_ex',
        promptText: '你好，世界 🙂',
        audioSha256,
      },
    ]);
    expect(simulator.requests).toMatchObject([
      {
        action: 'VoiceClone',
        voiceName: 'xiaoming_02',
        audioSha256,
        outcome: { kind: 'answered' },
      },
    ]);
    expect(simulator.requests[0]?.fields).not.toHaveProperty('PromptAudio');
  });

  it('accepts 180 s, a body of 7.7 MB', async () => {
    await clone({ PromptAudio: makeWav({ seconds: 180 }).toString('base64') });
    expect(simulator.requests[0]?.bodyBytes).toBeGreaterThan(7_680_000);
  });

  it('accepts an extra chunk, and empty optional fields', async () => {
    const wav = makeWav({ between: chunk('LIST', Buffer.from('INFOISFT\0\0\0\0')) });
    await clone({ PromptAudio: wav.toString('base64'), Model: '', Language: '', PromptText: '' });
    expect(simulator.voices).toHaveLength(1);
  });

  it('accepts a clock that is just under five minutes off', async () => {
    clockAhead = 298_000;
    await clone();
    clockAhead = -298_000;
    await clone();
    expect(simulator.voices).toHaveLength(2);
  });

  it.each([302_000, -302_000])('refuses a clock that is %d ms off', async (ahead) => {
    clockAhead = ahead;
    await expect(clone()).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
  });

  it('refuses a wrong key and an unknown id', async () => {
    await expect(clone({}, { secretKey: 'wrong' })).rejects.toMatchObject({
      code: 'AuthFailure.SignatureFailure',
    });
    await expect(clone({}, { secretId: 'AKIDnobody' })).rejects.toMatchObject({
      code: 'AuthFailure.SecretIdNotFound',
    });
    expect(simulator.voices).toEqual([]);
  });

  it.each([
    ['8 kHz', makeWav({ sampleRate: 8000 }).toString('base64')],
    ['stereo', makeWav({ channels: 2 }).toString('base64')],
    ['9 s', makeWav({ seconds: 9 }).toString('base64')],
    ['181 s', makeWav({ seconds: 181 }).toString('base64')],
    ['no WAV', Buffer.from('ID3').toString('base64')],
    ['a data: address', `data:audio/wav;base64,${SAMPLE.toString('base64')}`],
    ['base64 in lines', SAMPLE.toString('base64').replace(/.{76}/g, '$&\n')],
    ['base64 without padding', SAMPLE.toString('base64').replace(/=+$/, '')],
    ['base64 for addresses', SAMPLE.toString('base64url')],
    ['no audio', ''],
  ])('refuses %s as audio', async (_, PromptAudio) => {
    await expect(clone({ PromptAudio })).rejects.toMatchObject({
      code: 'InvalidParameter.AudioPrompt',
    });
  });

  it.each([
    ['an undeclared field', { VoicePrompt: 'x' }, 'UnknownParameter'],
    ['a field of the mainland site', { ExtraParams: '{}' }, 'UnknownParameter'],
    ['no name', { VoiceName: undefined }, 'MissingParameter'],
    ['an empty name', { VoiceName: '' }, 'InvalidParameter.VoiceName'],
    ['a name with a blank', { VoiceName: 'xiao ming' }, 'InvalidParameter.VoiceName'],
    ['a name of 37 characters', { VoiceName: 'a'.repeat(37) }, 'InvalidParameter.VoiceName'],
    ['a line end after the name', { VoiceName: 'name\n' }, 'InvalidParameter.VoiceName'],
    ['an app id in quotes', { SdkAppId: '1400000001' }, 'InvalidParameter'],
    ['a negative app id', { SdkAppId: -1 }, 'InvalidParameter'],
    ['a number as text', { PromptText: 1 }, 'InvalidParameter'],
    ['an unknown app id', { SdkAppId: 1 }, 'FailedOperation.SdkAppIdNotExist'],
    ['an unknown model', { Model: 'flow_99' }, 'InvalidParameter.Model'],
    ['an unknown language', { Language: 'xx' }, 'InvalidParameter.Language'],
  ])('refuses %s', async (_, changes, code) => {
    await expect(clone(changes)).rejects.toMatchObject({ code });
    expect(simulator.voices).toEqual([]);
  });

  it('refuses another region', async () => {
    await expect(clone({}, { region: 'ap-beijing' })).rejects.toMatchObject({
      code: 'UnsupportedRegion',
    });
  });
});

describe('GetCallerIdentity through the vendor’s SDK', () => {
  it('tells who is asking', async () => {
    await expect(callWithSdk(simulator, 'sts', 'GetCallerIdentity', {})).resolves.toEqual({
      AccountId: '100000000001',
      UserId: '100000000001',
      PrincipalId: '100000000001',
      Arn: 'qcs::cam::uin/100000000001:uin/100000000001',
      Type: 'CAMUser',
      RequestId: expect.any(String),
    });
  });

  it('takes no fields', async () => {
    await expect(
      callWithSdk(simulator, 'sts', 'GetCallerIdentity', { A: 1 }),
    ).rejects.toMatchObject({
      code: 'UnknownParameter',
      message: 'The parameter `A` is not recognized.',
    });
  });

  it('is not served by another service’s host', async () => {
    await expect(callWithSdk(simulator, 'trtc', 'GetCallerIdentity', {})).rejects.toMatchObject({
      code: 'InvalidAction',
    });
  });
});
