import { FailureError } from '../../src-main/contract/failure.ts';
import type { Take, TakeMark, TakeStart } from '../../src-main/contract/take.ts';
import { RecordState } from '../../src-renderer/state/record.svelte.ts';
import { TakesState } from '../../src-renderer/state/takes.svelte.ts';
import { FakeBackend } from './fake-backend.ts';
import { FakeMicrophones } from './fake-microphones.ts';

/** A main process that keeps takes in memory, on a disk with room for so many bytes of sound. */
export function recordScreen({ room = Number.POSITIVE_INFINITY, allowed = true } = {}) {
  const takes = new Map<string, Take>();
  const changed = (id: string, changes: Partial<Take>) => {
    const take = takes.get(id);
    if (!take) throw new FailureError({ code: 'take-missing' });
    takes.set(id, { ...take, ...changes });
    return { ...take, ...changes };
  };
  let bytes = 0;
  const backend = new FakeBackend({
    'microphone.allow': () => allowed,
    'microphone.forbid': () => undefined,
    'take.list': () => [...takes.values()].filter(({ state }) => state !== 'discarded'),
    'take.begin': (start: TakeStart) => {
      const id = `take-${takes.size + 1}`;
      bytes = 0;
      const path = `/takes/${id}.wav`;
      const take: Take = {
        ...start,
        schema: 1,
        id,
        startedAt: id,
        state: 'recording',
        path,
        seconds: 0,
      };
      takes.set(id, take);
      return take;
    },
    'take.append': ({ pcm }: { takeId: string; pcm: Uint8Array }) => {
      if (bytes + pcm.byteLength > room) throw new FailureError({ code: 'disk-full' });
      bytes += pcm.byteLength;
    },
    'take.finish': ({ takeId }: { takeId: string }) =>
      changed(takeId, { state: 'kept', seconds: bytes / 3 / 48_000 }),
    'take.mark': ({ takeId, mark }: { takeId: string; mark: TakeMark }) =>
      changed(takeId, { state: mark }),
    'recording.reopen': () => true,
  });
  const microphones = new FakeMicrophones();
  const cutShort: Take[] = [];
  const record = new RecordState(
    {
      backend,
      microphones,
      takes: new TakesState(backend),
      cutShort: (take) => cutShort.push(take),
    },
    'en',
  );
  return { backend, microphones, record, takes, cutShort };
}
