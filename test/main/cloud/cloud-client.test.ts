import { describe, expect, it } from 'vitest';
import { VOICE_CLONE } from '../../../src-main/cloud/actions.ts';
import { CloudClient } from '../../../src-main/cloud/cloud-client.ts';
import { RateLimiter } from '../../../src-main/cloud/rate-limiter.ts';
import { voiceCloneReply } from '../../../src-main/cloud/replies.ts';
import { type Post, type PostAnswer, TransportError } from '../../../src-main/cloud/transport.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

const credentials = {
  secretId: 'AKIDEXAMPLE',
  secretKey: 'SECRETEXAMPLE',
  endpoint: { site: 'international' },
} as const;

function clientWith(answer: (post: Post) => PostAnswer) {
  const posts: Post[] = [];
  const clock = new FakeClock();
  const client = new CloudClient(
    async (post) => {
      posts.push(post);
      return answer(post);
    },
    new RateLimiter(clock, 20),
    clock,
  );
  const call = (correction = 0) =>
    client.call(VOICE_CLONE, { SdkAppId: 1 }, voiceCloneReply, credentials, correction);
  return { posts, clock, client, call };
}

function reply(response: unknown, date: number | null = null): PostAnswer {
  return { status: 200, date, text: JSON.stringify({ Response: response }) };
}

describe('CloudClient', () => {
  it('names action, version, region and the signed second, and sends the bytes it signed', async () => {
    const { posts, clock, call } = clientWith(() => reply({ VoiceId: 'v', RequestId: 'r' }));
    expect(await call()).toEqual({ kind: 'result', result: { VoiceId: 'v', RequestId: 'r' } });
    expect(posts).toHaveLength(1);
    const [post] = posts;
    expect(post?.url.href).toBe('https://trtc.intl.tencentcloudapi.com/');
    expect(Buffer.from(post?.body ?? []).toString()).toBe('{"SdkAppId":1}');
    expect(post?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      host: 'trtc.intl.tencentcloudapi.com',
      'x-tc-action': 'VoiceClone',
      'x-tc-version': '2019-07-22',
      'x-tc-region': 'ap-singapore',
      'x-tc-timestamp': String(clock.now() / 1000),
    });
  });

  it('shifts the signed time by the correction', async () => {
    const { posts, clock, call } = clientWith(() => reply({ VoiceId: 'v', RequestId: 'r' }));
    await call(-600);
    expect(posts[0]?.headers['x-tc-timestamp']).toBe(String(clock.now() / 1000 - 600));
  });

  it('tells a refusal with code, RequestId and how far the clocks differ', async () => {
    const { clock, call } = clientWith(() => {
      const error = { Code: 'AuthFailure.SignatureExpire', Message: 'expired' };
      return reply({ Error: error, RequestId: 'r-1' }, clock.now() - 600_000);
    });
    expect(await call()).toEqual({
      kind: 'refused',
      refusal: {
        apiCode: 'AuthFailure.SignatureExpire',
        message: 'expired',
        requestId: 'r-1',
        clockAheadSeconds: 600,
      },
    });
  });

  it.each([
    ['a status other than 200', { status: 503, date: null, text: '' }],
    ['an answer that is not JSON', { status: 200, date: null, text: '<html>' }],
    ['an answer without a VoiceId', reply({ RequestId: 'r' })],
  ])('calls the outcome uncertain after %s', async (_what, answer) => {
    expect((await clientWith(() => answer).call()).kind).toBe('uncertain');
  });

  it('tells a request that never left from one that may have arrived', async () => {
    const unsent = clientWith(() => {
      throw new TransportError('getaddrinfo ENOTFOUND', false);
    });
    expect((await unsent.call()).kind).toBe('unreachable');
    const sent = clientWith(() => {
      throw new TransportError('socket hang up', true);
    });
    expect((await sent.call()).kind).toBe('uncertain');
  });

  it('refuses a body that the service would refuse, without sending it', async () => {
    const { posts, client } = clientWith(() => reply({}));
    const tooBig = { PromptAudio: 'A'.repeat(10_000_000) };
    const outcome = await client.call(VOICE_CLONE, tooBig, voiceCloneReply, credentials);
    expect(outcome.kind).toBe('unreachable');
    expect(posts).toHaveLength(0);
  });
});
