import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  GET_CALLER_IDENTITY,
  VOICE_CLONE,
  voiceCloneParameters,
} from '../../../src-main/cloud/actions.ts';
import { systemClock } from '../../../src-main/cloud/clock.ts';
import { CloudClient } from '../../../src-main/cloud/cloud-client.ts';
import { httpsTransport } from '../../../src-main/cloud/https-transport.ts';
import { RateLimiter } from '../../../src-main/cloud/rate-limiter.ts';
import { callerIdentityReply, voiceCloneReply } from '../../../src-main/cloud/replies.ts';
import { MAX_REQUESTS_PER_SECOND } from '../../../src-main/contract/limits.ts';
import { toneWav } from '../../fakes/tone-wav.ts';
import { type Simulator, startSimulator } from '../../simulator/server.ts';

/** The product's signer and transport against a service that checks with code of its own. */
describe('the cloud client and the simulated service', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  function credentials() {
    const [known] = simulator.credentials;
    if (!known) throw new Error('the simulator knows no key');
    return {
      ...known,
      endpoint: { site: 'custom', url: simulator.url, region: 'ap-singapore' },
    } as const;
  }

  function newClient(): CloudClient {
    const limiter = new RateLimiter(systemClock, MAX_REQUESTS_PER_SECOND);
    return new CloudClient(httpsTransport, limiter, systemClock);
  }

  it('agree on the longest sample and on text in any script', async () => {
    const input = {
      sdkAppId: simulator.sdkAppIds[0] ?? 0,
      voiceName: 'longest',
      promptText: '你好，世界 👋 “quotes” \u2028 \\ "',
      language: 'zh',
      model: 'flow_01_turbo',
    };
    const parameters = voiceCloneParameters(input, toneWav({ seconds: 180 }));
    const outcome = await newClient().call(VOICE_CLONE, parameters, voiceCloneReply, credentials());
    expect(outcome.kind).toBe('result');
    expect(simulator.voices).toMatchObject([
      { voiceName: 'longest', promptText: input.promptText },
    ]);
  });

  it('keep to the rate: fifty requests at once, and not one is too many', {
    timeout: 20_000,
  }, async () => {
    const client = newClient();
    const call = () => client.call(GET_CALLER_IDENTITY, {}, callerIdentityReply, credentials());
    const outcomes = await Promise.all(Array.from({ length: 50 }, call));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(50).fill('result'));
  });
});
