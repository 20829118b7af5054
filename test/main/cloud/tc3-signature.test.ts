import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signTc3, type Tc3Key, type Tc3Request } from '../../../src-main/cloud/tc3-signature.ts';

/**
 * The published worked examples of signature v3. A: the older English page, B: the Chinese page
 * (its asterisks are the key itself), C: the current English page. A's derived keys are not
 * published; they were reproduced with two independent implementations.
 */
const P1 = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
const P2 = '{"Limit": 1, "Filters": [{"Values": ["unnamed"], "Name": "instance-name"}]}';
const MASKED: Tc3Key = { secretId: `AKID${'*'.repeat(32)}`, secretKey: '*'.repeat(32) };

interface Vector {
  readonly name: string;
  readonly key: Tc3Key;
  readonly payload: string;
  readonly extraHeaders?: Readonly<Record<string, string>>;
  readonly payloadHash: string;
  readonly requestHash: string;
  readonly secretDate: string;
  readonly secretService: string;
  readonly secretSigning: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const derivedFromMask = {
  secretDate: 'da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0',
  secretService: '8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f',
  secretSigning: 'b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af',
};

const vectors: readonly Vector[] = [
  {
    name: 'A',
    key: {
      secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    },
    payload: P1,
    payloadHash: '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
    requestHash: '5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031',
    secretDate: 'd1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a',
    secretService: '3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050',
    secretSigning: 'ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1',
    signedHeaders: 'content-type;host',
    signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  },
  {
    name: 'B',
    key: MASKED,
    payload: P1,
    extraHeaders: { 'x-tc-action': 'describeinstances' },
    payloadHash: '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
    requestHash: '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
    ...derivedFromMask,
    signedHeaders: 'content-type;host;x-tc-action',
    signature: '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  },
  {
    name: 'C',
    key: MASKED,
    payload: P2,
    payloadHash: '99d58dfbc6745f6747f36bfca17dee5e6881dc0428a0a36f96199342bc5b4907',
    requestHash: '2815843035062fffda5fd6f2a44ea8a34818b0dc46f024b8b3786976a3adda7a',
    ...derivedFromMask,
    signedHeaders: 'content-type;host',
    signature: 'a7b8551448762bd123d6f79e81815e31a92013640a6cef36a08ad4b292a4d2f2',
  },
];

/** The slice of the SDK's signer that serves as the oracle; the package has no types for it. */
interface SdkSign {
  sign3(input: {
    method: 'POST';
    url: string;
    payload: Buffer;
    timestamp: number;
    service: string;
    secretId: string;
    secretKey: string;
    headers: Record<string, string>;
  }): string;
}
const sdk: { default: SdkSign } = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign',
);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('signTc3', () => {
  it.each(vectors)('reproduces published example $name with every value on the way', (vector) => {
    const request: Tc3Request = {
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      contentType: 'application/json; charset=utf-8',
      body: Buffer.from(vector.payload),
      timestamp: 1551113065,
      ...(vector.extraHeaders ? { extraHeaders: vector.extraHeaders } : {}),
    };
    const signed = signTc3(request, vector.key);

    expect(signed.hashedPayload).toBe(vector.payloadHash);
    expect(sha256(signed.canonicalRequest)).toBe(vector.requestHash);
    expect(signed.stringToSign).toBe(
      `TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n${vector.requestHash}`,
    );
    expect(signed.secretDate.toString('hex')).toBe(vector.secretDate);
    expect(signed.secretService.toString('hex')).toBe(vector.secretService);
    expect(signed.secretSigning.toString('hex')).toBe(vector.secretSigning);
    expect(signed.signature).toBe(vector.signature);
    expect(signed.authorization).toBe(
      `TC3-HMAC-SHA256 Credential=${vector.key.secretId}/2019-02-25/cvm/tc3_request, ` +
        `SignedHeaders=${vector.signedHeaders}, Signature=${vector.signature}`,
    );
  });

  it('signs UTF-8 by its bytes', () => {
    const body =
      '{"SdkAppId":1466000000,"VoiceName":"xiaoming_02","PromptAudio":"UklGRg==","PromptText":"你好，世界"}';
    const signed = signTc3(
      {
        host: 'trtc.intl.tencentcloudapi.com',
        service: 'trtc',
        contentType: 'application/json; charset=utf-8',
        body: Buffer.from(body),
        timestamp: 1700000000,
      },
      { secretId: 'AKIDEXAMPLE', secretKey: 'SECRETEXAMPLE' },
    );
    expect(signed.hashedPayload).toBe(
      '0d250816a62e317ca9cdb1b44e0da0904f84a2170df6cdb410665125530cb725',
    );
    expect(signed.signature).toBe(
      'af72b6c4617c78ad5ff6f83b313478ff3885a8234d3d765d8199e12a522410ec',
    );
  });

  it('equals the official SDK for any UTF-8 body, key and time', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{1,40}$/);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 0, max: 4_102_444_800 }),
        word,
        word,
        (body, timestamp, secretId, secretKey) => {
          const payload = Buffer.from(body);
          const contentType = 'application/json; charset=utf-8';
          const theirs = sdk.default.sign3({
            method: 'POST',
            url: 'https://trtc.intl.tencentcloudapi.com/',
            payload,
            timestamp,
            service: 'trtc',
            secretId,
            secretKey,
            headers: { 'Content-Type': contentType },
          });
          const host = 'trtc.intl.tencentcloudapi.com';
          const ours = signTc3(
            { host, service: 'trtc', contentType, body: payload, timestamp },
            { secretId, secretKey },
          );
          expect(ours.authorization).toBe(theirs);
        },
      ),
      { numRuns: 500 },
    );
  });
});
