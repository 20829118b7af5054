import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/server.ts';
import { makeWav } from './make-wav.ts';
import { callWithSdk } from './sdk.ts';
import { codeOf, signedPost } from './signed-post.ts';

let simulator: Simulator;
let now: number;

beforeEach(async () => {
  now = Date.now();
  simulator = await startSimulator({ now: () => now });
});
afterEach(() => simulator.close());

const AUDIO = makeWav().toString('base64');

function clone(changes: object = {}, timeoutSeconds = 10) {
  const params = { SdkAppId: 1400000001, VoiceName: 'voice', PromptAudio: AUDIO, ...changes };
  return callWithSdk(simulator, 'trtc', 'VoiceClone', params, { timeoutSeconds });
}

describe('a scripted fault', () => {
  it('refuses one request and no other', async () => {
    simulator.failNext({ code: 'InternalError.InternalError', message: 'please retry' });
    await expect(clone()).rejects.toMatchObject({
      code: 'InternalError.InternalError',
      message: 'please retry',
    });
    expect(simulator.voices).toEqual([]);
    await clone();
    expect(simulator.voices).toHaveLength(1);
  });

  it('does not hide a broken rule', async () => {
    simulator.failNext({ code: 'InternalError', message: '' });
    await expect(clone({ VoiceName: '' })).rejects.toMatchObject({
      code: 'InvalidParameter.VoiceName',
    });
  });

  it('breaks the connection before anything was done', async () => {
    simulator.dropNext('before-answer');
    await expect(clone()).rejects.toThrow(/hang up|reset/i);
    expect(simulator.voices).toEqual([]);
    expect(simulator.requests[0]?.outcome).toEqual({ kind: 'dropped', when: 'before-answer' });
  });

  it.each(['after-executing', 'mid-answer'] as const)(
    'makes the voice, breaks %s',
    async (when) => {
      simulator.dropNext(when);
      // The SDK does not notice a body that breaks off; only its time limit ends the call.
      await expect(clone({}, 0.3)).rejects.toThrow();
      expect(simulator.voices).toHaveLength(1);
      expect(simulator.requests[0]?.outcome).toEqual({ kind: 'dropped', when });
    },
  );

  it('breaks off in the middle of the answer', async () => {
    simulator.dropNext('mid-answer');
    await expect(signedPost(simulator)).rejects.toThrow('aborted');
  });

  it('makes the voice at once and answers late', async () => {
    simulator.delayNext(60_000);
    await expect(clone({}, 0.2)).rejects.toThrow(/timeout/i);
    expect(simulator.voices).toHaveLength(1);
  });

  it('answers late, but answers', async () => {
    simulator.delayNext(100);
    const start = performance.now();
    await clone();
    expect(performance.now() - start).toBeGreaterThan(95);
  });

  it('answers with a gateway’s status', async () => {
    simulator.httpStatusNext(503);
    await expect(clone()).rejects.toMatchObject({ httpCode: 503 });
    expect(simulator.voices).toEqual([]);
  });

  it('answers with a page that is no JSON', async () => {
    simulator.notJsonNext();
    expect((await signedPost(simulator)).text).toMatch(/^<html>/);
  });

  it('waits its turn behind the ones before it', async () => {
    simulator.httpStatusNext(502);
    simulator.failNext({ code: 'LimitExceeded', message: '' });
    expect((await signedPost(simulator)).status).toBe(502);
    expect(await codeOf(signedPost(simulator))).toBe('LimitExceeded');
    expect(await codeOf(signedPost(simulator))).toBe('none');
  });
});

describe('the rate', () => {
  it('is 20 requests a second, refused ones counted, for each action on its own', async () => {
    for (let i = 0; i < 20; i += 1) expect(await codeOf(signedPost(simulator))).toBe('none');
    const { text } = await signedPost(simulator);
    expect(JSON.parse(text).Response.Error).toEqual({
      Code: 'RequestLimitExceeded',
      Message:
        'Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls.',
    });
    await clone();
    now += 1000;
    expect(await codeOf(signedPost(simulator))).toBe('none');
  });

  it('does not count requests of unknown origin', async () => {
    const authorization = 'none';
    for (let i = 0; i < 25; i += 1) await signedPost(simulator, { headers: { authorization } });
    expect(await codeOf(signedPost(simulator))).toBe('none');
  });
});

describe('the simulator', () => {
  it('starts anew on reset', async () => {
    await clone();
    simulator.failNext({ code: 'InternalError', message: '' });
    simulator.reset();
    expect([simulator.requests, simulator.voices]).toEqual([[], []]);
    await clone();
  });

  it('closes while an answer is pending, and twice', async () => {
    simulator.delayNext(60_000);
    const pending = expect(clone()).rejects.toThrow();
    await expect.poll(() => simulator.requests.length).toBe(1);
    await simulator.close();
    await simulator.close();
    await pending;
  });

  it('tells its listener of each request', async () => {
    const seen: string[] = [];
    const other = await startSimulator({
      credentials: [{ secretId: 'AKIDother', secretKey: 'other' }],
      sdkAppIds: [7],
      onRequest: ({ action }) => seen.push(action),
    });
    await callWithSdk(other, 'trtc', 'VoiceClone', {
      SdkAppId: 7,
      VoiceName: 'v',
      PromptAudio: AUDIO,
    });
    await other.close();
    expect(seen).toEqual(['VoiceClone']);
    expect(other.voices).toHaveLength(1);
  });
});
