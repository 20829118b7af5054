import { describe, expect, it } from 'vitest';
import { canonicalRequest, deriveKeys, sha256Hex, sign } from '../simulator/tc3.ts';

const MASK = '*'.repeat(32);
const P1 = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
const P2 = '{"Limit": 1, "Filters": [{"Values": ["unnamed"], "Name": "instance-name"}]}';
const P1_SHA256 = '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064';
const P2_SHA256 = '99d58dfbc6745f6747f36bfca17dee5e6881dc0428a0a36f96199342bc5b4907';

const B_KEYS = {
  date: 'da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0',
  service: '8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f',
  signing: 'b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af',
};

const published = [
  {
    name: 'A',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    payload: P1,
    payloadSha256: P1_SHA256,
    extraHeaders: [],
    canonicalSha256: '5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031',
    keys: {
      date: 'd1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a',
      service: '3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050',
      signing: 'ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1',
    },
    signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  },
  {
    name: 'B',
    secretKey: MASK,
    payload: P1,
    payloadSha256: P1_SHA256,
    extraHeaders: [['x-tc-action', 'describeinstances']],
    canonicalSha256: '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
    keys: B_KEYS,
    signature: '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  },
  {
    name: 'C',
    secretKey: MASK,
    payload: P2,
    payloadSha256: P2_SHA256,
    extraHeaders: [],
    canonicalSha256: '2815843035062fffda5fd6f2a44ea8a34818b0dc46f024b8b3786976a3adda7a',
    keys: B_KEYS,
    signature: 'a7b8551448762bd123d6f79e81815e31a92013640a6cef36a08ad4b292a4d2f2',
  },
] as const;

describe.each(published)('published example $name', (example) => {
  const timestamp = 1551113065;
  const body = Buffer.from(example.payload);
  const headers = new Map<string, string>([
    ...example.extraHeaders,
    ['host', 'cvm.tencentcloudapi.com'],
    ['content-type', 'application/json; charset=utf-8'],
  ]);
  const parts = { method: 'POST', query: '', headers, body };

  it('has the printed digests', () => {
    expect(sha256Hex(body)).toBe(example.payloadSha256);
    expect(sha256Hex(canonicalRequest(parts))).toBe(example.canonicalSha256);
  });

  it('has the printed derived keys', () => {
    const keys = deriveKeys(example.secretKey, timestamp, 'cvm');
    expect({
      date: keys.date.toString('hex'),
      service: keys.service.toString('hex'),
      signing: keys.signing.toString('hex'),
    }).toEqual(example.keys);
  });

  it('has the printed signature', () => {
    expect(sign(example.secretKey, timestamp, 'cvm', parts)).toBe(example.signature);
  });
});

describe('a body with Chinese text', () => {
  const body = Buffer.from(
    '{"SdkAppId":1466000000,"VoiceName":"xiaoming_02","PromptAudio":"UklGRg==","PromptText":"你好，世界"}',
  );
  const common: readonly [string, string][] = [
    ['content-type', 'application/json; charset=utf-8'],
    ['host', 'trtc.intl.tencentcloudapi.com'],
  ];

  it('has the known digest', () => {
    expect(sha256Hex(body)).toBe(
      '0d250816a62e317ca9cdb1b44e0da0904f84a2170df6cdb410665125530cb725',
    );
  });

  it.each([
    [common, 'af72b6c4617c78ad5ff6f83b313478ff3885a8234d3d765d8199e12a522410ec'],
    [
      [...common, ['x-tc-action', 'voiceclone'] as const],
      '7614dd62668b0d06fe79a474f734da6cb3d5ba16cab011e435c6577fe927c1c6',
    ],
  ])('has the known signature (%#)', (headers, signature) => {
    const parts = { method: 'POST', query: '', headers: new Map(headers), body };
    expect(sign('SECRETEXAMPLE', 1700000000, 'trtc', parts)).toBe(signature);
  });
});

it('hashes header text byte by byte, as node hands it over', () => {
  // "é" is one latin1 character, so one byte: 0xe9.
  expect(sha256Hex('\u00e9')).toBe(sha256Hex(Buffer.from([0xe9])));
});
