import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../src-main/contract/failure.ts';
import { argumentSchemas } from '../../../src-main/ipc/argument-schemas.ts';
import { answer, assertTrusted } from '../../../src-main/ipc/register.ts';
import type { Handlers } from '../../../src-main/ipc/requests.ts';
import { newSample } from '../../fakes/new-sample.ts';

const library = { items: [], outbox: [], setAside: [] };

/** Handlers of which only the named ones may be reached. */
function handlersWith(some: Partial<Handlers>): Handlers {
  const unreachable = () => {
    throw new Error('this handler must not be reached');
  };
  const names = Object.keys(argumentSchemas);
  const all = Object.fromEntries(names.map((name) => [name, unreachable])) as unknown as Handlers;
  return { ...all, ...some };
}

function ask(handlers: Partial<Handlers>, name: unknown, args?: unknown) {
  const reported: unknown[] = [];
  const envelope = answer(handlersWith(handlers), name, args, (error) => reported.push(error));
  return envelope.then((result) => ({ result, reported }));
}

const goodAccount = {
  secretId: 'AKID',
  secretKey: 'KEY',
  sdkAppId: 1,
  endpoint: { site: 'custom', url: 'http://127.0.0.1:9000', region: 'ap-singapore' },
};
const goodClone = {
  sampleId: '11111111-1111-4111-8111-111111111111',
  voiceName: 'ada_1',
  promptText: '',
  language: '',
  model: '',
  consent: { speaker: 'Ada', confirmedAt: '2026-01-01T00:00:00.000Z' },
};

describe('answer', () => {
  it('wraps a result', async () => {
    const { result } = await ask({ 'library.list': () => library }, 'library.list');
    expect(result).toEqual({ ok: true, value: library });
  });

  it('passes a failure on as data and reports no bug', async () => {
    const fail = () => {
      throw new FailureError({ code: 'disk-full' });
    };
    const { result, reported } = await ask({ 'library.list': fail }, 'library.list');
    expect(result).toEqual({ ok: false, failure: { code: 'disk-full' } });
    expect(reported).toEqual([]);
  });

  it('reports what nobody expected', async () => {
    const bug = new Error('boom');
    const fail = () => {
      throw bug;
    };
    const { result, reported } = await ask({ 'library.list': fail }, 'library.list');
    expect(result).toEqual({ ok: false, failure: { code: 'unexpected', detail: 'boom' } });
    expect(reported).toEqual([bug]);
  });

  it.each([
    ['a request that does not exist', 'library.destroy', undefined],
    ['a name from the prototype', 'constructor', undefined],
    ['a name that is no text', 42, undefined],
    ['arguments where none belong', 'library.list', { path: '/etc/passwd' }],
    ['a sample id that is a path', 'library.readWav', { sampleId: '../../../etc/passwd' }],
    ['a sample id with a tail', 'library.readWav', { sampleId: `${goodClone.sampleId}/..` }],
    ['an unknown field', 'library.readWav', { sampleId: goodClone.sampleId, more: 1 }],
    ['a WAV that is no bytes', 'library.save', { sample: newSample, wav: 'RIFF', draftId: null }],
    [
      'a passage that ends before it starts',
      'library.save',
      {
        sample: { ...newSample, passages: [{ start: 2, end: 1 }] },
        wav: new Uint8Array(),
        draftId: null,
      },
    ],
    ['a fingerprint that is a path', 'peaks.load', { fingerprint: '../../account' }],
    ['peaks that are no bytes', 'peaks.save', { fingerprint: 'a'.repeat(64), bytes: [1] }],
    ['a take id that is a path', 'take.readWav', { takeId: '../library/take' }],
    ['a take id with a tail', 'take.finish', { takeId: 'take-2026-01-01-00-00-00/..' }],
    ['half a frame', 'take.append', { takeId: 'take-2026-01-01-00-00-00', pcm: new Uint8Array(4) }],
    [
      'a take in a language that nobody speaks',
      'take.begin',
      {
        sampleRate: 48_000,
        microphone: '',
        script: { language: 'xx', text: '' },
        roomToneDbfs: null,
      },
    ],
    [
      'a take that recovers itself',
      'take.mark',
      { takeId: 'take-2026-01-01-00-00-00', mark: 'recovered' },
    ],
    [
      'a label that does not exist',
      'library.label',
      { sampleId: goodClone.sampleId, labels: { wav: 'x' } },
    ],
    [
      'a name that is empty',
      'library.label',
      { sampleId: goodClone.sampleId, labels: { name: '' } },
    ],
    ['an item that is a path', 'library.remove', { of: 'sample', id: '../account' }],
    ['an item of another kind', 'library.reveal', { of: 'account', id: goodClone.sampleId }],
    ['an archive that is a path', 'library.importArchive', { archive: '/etc/passwd' }],
    ['an empty secret', 'account.save', { ...goodAccount, secretKey: ' ' }],
    ['an SdkAppId that is no whole number', 'account.save', { ...goodAccount, sdkAppId: 1.5 }],
    [
      'plain http to another machine',
      'account.save',
      {
        ...goodAccount,
        endpoint: { site: 'custom', url: 'http://example.com', region: 'r' },
      },
    ],
    ['a voice name with a blank', 'clone.send', { ...goodClone, voiceName: 'a b' }],
    [
      'consent of nobody',
      'clone.send',
      {
        ...goodClone,
        consent: { ...goodClone.consent, speaker: ' ' },
      },
    ],
  ])('refuses %s before any handler runs', async (_what, name, args) => {
    const { result } = await ask({}, name, args);
    expect(result).toMatchObject({ ok: false, failure: { code: 'bad-arguments' } });
  });

  it('lets good arguments through', async () => {
    const state = { account: null, keychain: { available: true } } as const;
    const saved = await ask({ 'account.save': () => state }, 'account.save', goodAccount);
    expect(saved.result).toEqual({ ok: true, value: state });
  });
});

describe('assertTrusted', () => {
  const own = { isMainFrame: true, isOwnWindow: true, url: 'app://clonebooth/' };
  const origins = ['app://clonebooth'];

  it('lets the own page through', () => {
    expect(() => assertTrusted(own, origins)).not.toThrow();
  });

  it.each([
    ['another window', { ...own, isOwnWindow: false }],
    ['a frame inside the page', { ...own, isMainFrame: false }],
    ['another origin', { ...own, url: 'https://example.com/' }],
    ['an origin that only begins alike', { ...own, url: 'app://clonebooth.evil/' }],
    ['no address', { ...own, url: '' }],
    ['about:blank', { ...own, url: 'about:blank' }],
  ])('rejects %s loudly', (_what, sender) => {
    expect(() => assertTrusted(sender, origins)).toThrow(/refused/);
  });
});
