import { Agent } from 'node:http';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { Simulator } from '../simulator/server.ts';

export interface SdkOptions {
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly region?: string;
  readonly timeoutSeconds?: number;
}

/** Resolves every name to this machine: the SDK reads the service's name out of the host's. */
const LOOPBACK = { address: '127.0.0.1', family: 4 };

/** Calls the simulator with the vendor's own client, which signs without any code of ours. */
export async function callWithSdk(
  simulator: Simulator,
  service: 'trtc' | 'sts',
  action: string,
  params: object,
  options: SdkOptions = {},
): Promise<Readonly<Record<string, unknown>>> {
  const agent = new Agent({
    lookup: (_, { all }, done) =>
      all ? done(null, [LOOPBACK]) : done(null, LOOPBACK.address, LOOPBACK.family),
  });
  const version = service === 'trtc' ? '2019-07-22' : '2018-08-13';
  const [known] = simulator.credentials;
  const client = new CommonClient(
    `${service}.intl.tencentcloudapi.com:${simulator.port}`,
    version,
    {
      credential: {
        secretId: options.secretId ?? known?.secretId ?? '',
        secretKey: options.secretKey ?? known?.secretKey ?? '',
      },
      region: options.region ?? 'ap-singapore',
      profile: {
        language: 'en-US',
        httpProfile: { protocol: 'http://', reqTimeout: options.timeoutSeconds ?? 10, agent },
      },
    },
  );
  return client.request(action, params);
}
