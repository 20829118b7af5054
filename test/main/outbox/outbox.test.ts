import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CloneRequest } from '../../../src-main/contract/clone.ts';
import type { OutboxState } from '../../../src-main/contract/outbox.ts';
import { SampleStore } from '../../../src-main/library/sample-store.ts';
import { Outbox } from '../../../src-main/outbox/outbox.ts';
import { OutboxStore } from '../../../src-main/outbox/outbox-store.ts';
import type { CloneAnswer } from '../../../src-main/outbox/voice-cloner.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { newSample } from '../../fakes/new-sample.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';
import { toneWav } from '../../fakes/tone-wav.ts';

const account = {
  secretId: 'AKIDEXAMPLE',
  secretKey: 'SECRETEXAMPLE',
  sdkAppId: 1400000000,
  endpoint: { site: 'international' },
} as const;

const cloned: CloneAnswer = { kind: 'result', result: { VoiceId: 'ada_x', RequestId: 'r-1' } };

function refused(apiCode: string, clockAheadSeconds: number | null = null): CloneAnswer {
  const refusal = { apiCode, message: 'no', requestId: 'r-0', clockAheadSeconds };
  return { kind: 'refused', refusal };
}

/** An outbox over a real folder, whose service gives the answers in turn. */
async function setUp(answers: readonly CloneAnswer[]) {
  const folder = temporaryFolder();
  const samples = new SampleStore(join(folder, 'library'));
  const store = new OutboxStore(join(folder, 'outbox'));
  const clock = new FakeClock();
  const corrections: number[] = [];
  const seenOnDisk: OutboxState['kind'][] = [];
  const left = [...answers];
  const open = () =>
    new Outbox({
      store,
      samples,
      clock,
      account: async () => account,
      random: () => 0,
      changed: () => undefined,
      clone: async (entry, _wav, _account, correction) => {
        corrections.push(correction);
        const { entries } = await store.list();
        seenOnDisk.push(...entries.filter(({ id }) => id === entry.id).map((e) => e.state.kind));
        const answer = left.shift();
        if (!answer) throw new Error('the service was asked more often than expected');
        return answer;
      },
    });
  const sample = await samples.add(newSample, toneWav({ seconds: 10 }));
  const request: CloneRequest = {
    sampleId: sample.id,
    voiceName: 'ada',
    promptText: '',
    language: '',
    model: '',
    consent: { speaker: 'Ada', confirmedAt: '2026-01-01T00:00:00.000Z' },
  };
  return { samples, store, clock, corrections, seenOnDisk, open, outbox: open(), request, sample };
}

describe('Outbox', () => {
  it('has the intent on disk before it sends, and the VoiceId before it answers', async () => {
    const { outbox, request, seenOnDisk, samples, store, sample } = await setUp([cloned]);
    const { state } = await outbox.send(request);
    expect(state).toEqual({ kind: 'cloned', voiceId: 'ada_x', requestId: 'r-1' });
    expect(seenOnDisk).toEqual(['sending']);
    expect((await samples.get(sample.id)).clones).toMatchObject([
      {
        voiceId: 'ada_x',
        requestId: 'r-1',
        voiceName: 'ada',
        sdkAppId: 1400000000,
        wavSha256: sample.wav.sha256,
        consent: { speaker: 'Ada' },
      },
    ]);
    expect((await store.list()).entries).toHaveLength(1);
  });

  it('tries again after a refusal for pace, waiting longer each time', async () => {
    const pace = refused('RequestLimitExceeded');
    const { outbox, request, clock } = await setUp([pace, pace, pace, cloned]);
    expect((await outbox.send(request)).state.kind).toBe('cloned');
    expect(clock.waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('gives up on pace after five tries and says what the service said', async () => {
    const { outbox, request } = await setUp(Array(5).fill(refused('RequestLimitExceeded')));
    expect((await outbox.send(request)).state).toMatchObject({
      kind: 'refused',
      refusal: { apiCode: 'RequestLimitExceeded', requestId: 'r-0' },
    });
  });

  it('follows the service’s clock once when the signature expired', async () => {
    const expired = refused('AuthFailure.SignatureExpire', 600);
    const good = await setUp([expired, cloned]);
    expect((await good.outbox.send(good.request)).state.kind).toBe('cloned');
    expect(good.corrections).toEqual([0, -600]);
    const bad = await setUp([expired, expired]);
    expect((await bad.outbox.send(bad.request)).state.kind).toBe('refused');
  });

  it.each([
    ['a refusal for any other reason', refused('InvalidParameter.AudioPrompt'), 'refused'],
    [
      'an answer that got lost',
      { kind: 'uncertain', reason: 'socket hang up' } as const,
      'uncertain',
    ],
    ['no connection', { kind: 'unreachable', reason: 'ENOTFOUND' } as const, 'unreachable'],
  ])('sends once and no more after %s', async (_what, answer, kind) => {
    const { outbox, request, samples, sample } = await setUp([answer]);
    expect((await outbox.send(request)).state.kind).toBe(kind);
    expect((await samples.get(sample.id)).clones).toEqual([]);
  });

  it('refuses to send a sample that is being sent', async () => {
    const { outbox, request } = await setUp([cloned]);
    const first = outbox.send(request);
    await expect(outbox.send(request)).rejects.toMatchObject({
      failure: { code: 'already-sending' },
    });
    expect((await first).state.kind).toBe('cloned');
  });

  it('calls a request uncertain that was under way when the program ended', async () => {
    const { store, open, request, sample } = await setUp([]);
    const entry = await recordedEntry(store, request, sample.wav.sha256, {
      kind: 'sending',
      attempts: 1,
    });
    await open().resume();
    const { entries } = await store.list();
    expect(entries).toMatchObject([{ id: entry.id, state: { kind: 'uncertain' } }]);
  });

  it('never sends a waiting request by itself after a restart, and says that nothing was sent', async () => {
    const { store, open, request, sample } = await setUp([]);
    await recordedEntry(store, request, sample.wav.sha256, { kind: 'waiting', attempts: 0 });
    await open().resume();
    expect((await store.list()).entries[0]?.state).toEqual({
      kind: 'unreachable',
      reason: 'closed-before-sending',
    });
  });

  it('finishes keeping a voice when the program ended between its two writes', async () => {
    const { store, samples, open, request, sample } = await setUp([]);
    await recordedEntry(store, request, sample.wav.sha256, {
      kind: 'cloned',
      voiceId: 'ada_x',
      requestId: 'r-1',
    });
    await open().resume();
    await open().resume();
    const { clones } = await samples.get(sample.id);
    expect(clones.map(({ voiceId }) => voiceId)).toEqual(['ada_x']);
  });

  it('resumes although the sample of an old request is gone', async () => {
    const { store, open, request, sample } = await setUp([]);
    const sampleId = '00000000-0000-4000-8000-000000000000';
    await recordedEntry(store, { ...request, sampleId }, sample.wav.sha256, {
      kind: 'cloned',
      voiceId: 'ada_x',
      requestId: 'r-1',
    });
    await expect(open().resume()).resolves.toBeUndefined();
  });
});

async function recordedEntry(
  store: OutboxStore,
  request: CloneRequest,
  wavSha256: string,
  state: OutboxState,
) {
  const entry = {
    schema: 1,
    id: '11111111-1111-4111-8111-111111111111',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    request,
    origin: { sdkAppId: 1400000000, endpoint: { site: 'international' }, wavSha256 },
    state,
  } as const;
  await store.write(entry);
  return entry;
}
