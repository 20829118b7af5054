import fc from 'fast-check';
import Sign from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js';
import { describe, it } from 'vitest';
import { sign } from '../simulator/tc3.ts';

const cases = fc.record({
  text: fc.string({ unit: 'binary', maxLength: 400 }),
  // Whole seconds up to the year 2100, with the first and last second of days among them.
  timestamp: fc.integer({ min: 0, max: 4_102_444_800 }),
  atMidnight: fc.integer({ min: -1, max: 1 }),
  secretKey: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 64 }),
  service: fc.constantFrom('trtc', 'sts'),
  contentType: fc.constantFrom('application/json', 'application/json; charset=utf-8'),
});

describe('the signature', () => {
  it('equals the one of the vendor’s SDK', () => {
    fc.assert(
      fc.property(cases, ({ text, timestamp, atMidnight, secretKey, service, contentType }) => {
        const body = Buffer.from(JSON.stringify({ PromptText: text }));
        const day = Math.floor(timestamp / 86_400) * 86_400;
        const time = atMidnight === 0 ? timestamp : Math.max(0, day + Math.min(atMidnight, 0));
        const host = `${service}.intl.tencentcloudapi.com`;
        const headers = new Map([
          ['content-type', contentType],
          ['host', host],
        ]);
        const own = sign(secretKey, time, service, { method: 'POST', query: '', headers, body });
        return bySdk(host, body, time, service, secretKey, contentType).endsWith(`=${own}`);
      }),
      { numRuns: 500 },
    );
  });
});

function bySdk(
  host: string,
  payload: Buffer,
  timestamp: number,
  service: string,
  secretKey: string,
  contentType: string,
): string {
  return Sign.sign3({
    method: 'POST',
    url: `http://${host}:8080/`,
    payload,
    timestamp,
    service,
    secretId: 'AKIDEXAMPLE',
    secretKey,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': contentType },
  });
}
