import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/server.ts';
import { codeOf, signedPost } from './signed-post.ts';

let simulator: Simulator;
let clockAhead: number;

beforeEach(async () => {
  clockAhead = 0;
  simulator = await startSimulator({ now: () => Date.now() + clockAhead });
});
afterEach(() => simulator.close());

describe('the transport', () => {
  it('answers refusals with status 200, an envelope and its own time', async () => {
    clockAhead = 3_600_000;
    const reply = await signedPost(simulator);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      Response: {
        Error: {
          Code: 'AuthFailure.SignatureExpire',
          Message: 'The signature is expired, please request again.',
        },
        RequestId: simulator.requests[0]?.requestId,
      },
    });
    const date = Date.parse(reply.date);
    expect(Math.abs(date - Date.now() - clockAhead)).toBeLessThan(2500);
  });

  it.each([
    ['GET', { method: 'GET' }, 'UnsupportedProtocol'],
    ['PUT', { method: 'PUT' }, 'UnsupportedProtocol'],
    ['a path', { path: '/v1' }, 'InvalidRequest'],
    ['a query', { path: '/?Action=GetCallerIdentity' }, 'InvalidRequest'],
    ['a form', { contentType: 'application/x-www-form-urlencoded' }, 'InvalidRequest'],
    ['another charset', { contentType: 'application/json; charset=gbk' }, 'InvalidRequest'],
    ['no body', { body: '' }, 'InvalidParameter'],
    ['an array', { body: '[]' }, 'InvalidParameter'],
    ['bytes that are not UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }, 'InvalidParameter'],
    ['a byte order mark', { body: '\uFEFF{}' }, 'InvalidParameter'],
  ])('refuses %s', async (_, post, code) => {
    expect(await codeOf(signedPost(simulator, post))).toBe(code);
  });

  it.each([
    ['a body in chunks', { headers: { 'content-length': null, 'transfer-encoding': 'chunked' } }],
    ['JSON with blanks around it', { body: ' {\r\n} ' }],
    ['a content type in capitals', { contentType: 'Application/JSON; Charset=UTF-8' }],
  ])('accepts %s', async (_, post) => {
    expect(await codeOf(signedPost(simulator, post))).toBe('none');
  });

  it('answers a body over 10,000,000 bytes without keeping it', async () => {
    const body = Buffer.alloc(10_000_001, ' ');
    expect(await codeOf(signedPost(simulator, { body }))).toBe('RequestSizeLimitExceeded');
    expect(await codeOf(signedPost(simulator, { body: body.subarray(1) }))).toBe(
      'InvalidParameter',
    );
    expect(simulator.requests.map(({ bodyBytes }) => bodyBytes)).toEqual([10_000_001, 10_000_000]);
  });

  it('records a client that leaves in the middle of its request', async () => {
    const head =
      'POST / HTTP/1.1\r\nHost: a\r\nX-TC-Action: VoiceClone\r\nContent-Length: 9\r\n\r\n';
    const socket = connect(simulator.port, '127.0.0.1');
    await new Promise((sent) => socket.write(`${head}abc`, sent));
    socket.end();
    await expect
      .poll(() => simulator.requests)
      .toMatchObject([{ action: 'VoiceClone', bodyBytes: 3, outcome: { kind: 'cut-off' } }]);
  });
});

describe('the common headers', () => {
  it.each([
    ['no action', { 'x-tc-action': null }, 'MissingParameter'],
    ['an unknown action', { 'x-tc-action': 'getcalleridentity' }, 'InvalidAction'],
    ['no version', { 'x-tc-version': null }, 'MissingParameter'],
    ['another version', { 'x-tc-version': '2019-07-22' }, 'NoSuchVersion'],
    ['no region', { 'x-tc-region': null }, 'MissingParameter'],
    ['an empty region', { 'x-tc-region': '' }, 'InvalidParameterValue'],
    ['a strange region', { 'x-tc-region': 'Singapore' }, 'InvalidParameterValue'],
    ['no timestamp', { 'x-tc-timestamp': null }, 'MissingParameter'],
    ['a timestamp with a fraction', { 'x-tc-timestamp': '1700000000.5' }, 'InvalidParameterValue'],
    ['an old timestamp', { 'x-tc-timestamp': '1700000000' }, 'AuthFailure.SignatureExpire'],
    ['a token', { 'x-tc-token': 'abc' }, 'AuthFailure.TokenFailure'],
    ['an empty token', { 'x-tc-token': '' }, 'AuthFailure.TokenFailure'],
    ['a region sent twice', { 'x-tc-region': ['ap-singapore', 'ap-seoul'] }, 'InvalidRequest'],
    ['no authorization', { authorization: null }, 'AuthFailure.InvalidAuthorization'],
    ['another scheme', { authorization: 'Bearer x' }, 'AuthFailure.InvalidAuthorization'],
  ])('refuse %s', async (_, headers, code) => {
    expect(await codeOf(signedPost(simulator, { headers }))).toBe(code);
  });
});

describe('the signature check', () => {
  it.each([
    ['content-type and host', {}],
    ['x-tc-action too', { alsoSign: ['x-tc-action'] }],
    ['every common header', { alsoSign: ['x-tc-action', 'x-tc-region', 'x-tc-timestamp'] }],
    ['the host without its port', { signedHost: '127.0.0.1' }],
  ])('accepts %s', async (_, post) => {
    expect(await codeOf(signedPost(simulator, post))).toBe('none');
  });

  it.each([
    ['another host', { signedHost: 'sts.intl.tencentcloudapi.com' }],
    [
      'a signed region changed afterwards',
      { alsoSign: ['x-tc-region'], headers: { 'x-tc-region': 'ap-seoul' } },
    ],
    ['a content type changed afterwards', { headers: { 'content-type': 'application/json' } }],
    [
      'a time changed afterwards',
      { headers: { 'x-tc-timestamp': `${Math.floor(Date.now() / 1000) - 9}` } },
    ],
  ])('refuses %s', async (_, post) => {
    expect(await codeOf(signedPost(simulator, post))).toBe('AuthFailure.SignatureFailure');
  });

  it('refuses the scope of another service', async () => {
    const { text } = await signedPost(simulator, { service: 'trtc' });
    expect(text).toContain('AuthFailure.InvalidAuthorization');
    expect(text).toContain('`Service` in Credential not valid.');
  });

  it('refuses the date of another time zone', async () => {
    const authorization = (header: string) => header.replace(/\d{4}-\d\d-\d\d/, '2001-01-01');
    expect(await codeOf(signedPost(simulator, { authorization }))).toBe(
      'AuthFailure.SignatureFailure',
    );
  });

  it.each([
    ['no blank after a comma', (header: string) => header.replace(', Sig', ',Sig')],
    [
      'a signature in capitals',
      (header: string) => header.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase()),
    ],
    ['no host', (header: string) => header.replace('content-type;host', 'content-type')],
    [
      'a header twice',
      (header: string) => header.replace('content-type;host', 'content-type;host;host'),
    ],
    ['a header that was not sent', (header: string) => header.replace(';host', ';host;x-tc-none')],
  ])('calls %s malformed', async (_, authorization) => {
    expect(await codeOf(signedPost(simulator, { authorization }))).toBe(
      'AuthFailure.InvalidAuthorization',
    );
  });
});
