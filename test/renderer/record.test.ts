import { describe, expect, it } from 'vitest';
import { FailureError } from '../../src-main/contract/failure.ts';
import type { Take } from '../../src-main/contract/take.ts';
import { MicrophoneError } from '../../src-renderer/capture/microphones.ts';
import { en } from '../../src-renderer/messages/en.ts';
import { SCRIPTS } from '../../src-renderer/messages/scripts/scripts.ts';
import { RecordState } from '../../src-renderer/state/record.svelte.ts';
import { TakesState } from '../../src-renderer/state/takes.svelte.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';
import { recordScreen } from '../fakes/record-screen.ts';

type Screen = ReturnType<typeof recordScreen>;

async function recorded(screen: Screen, seconds: number): Promise<Take> {
  await screen.record.record();
  screen.microphones.current.hear(seconds);
  await screen.record.stop();
  if (screen.record.phase.kind !== 'reviewing') throw new Error(screen.record.phase.kind);
  return screen.record.phase.take;
}

/** Lets everything that was begun come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('RecordState', () => {
  it('listens to the default microphone once the screen is open', async () => {
    const { record, microphones, backend } = recordScreen();
    expect(record.phase).toEqual({ kind: 'closed' });
    await record.open();
    expect(record.phase).toEqual({ kind: 'ready' });
    expect(record.microphone.current?.name).toBe('Desk microphone');
    expect(record.microphone.names).toEqual(microphones.names);
    await record.close();
    expect(microphones.current.closed).toBe(true);
    expect(backend.asked.at(-1)?.name).toBe('microphone.forbid');
  });

  it('changes the microphone and its channel', async () => {
    const { record, microphones } = recordScreen();
    await record.open();
    await record.listen('headset');
    expect(microphones.opened.map(({ closed }) => closed)).toEqual([true, false]);
    record.chooseChannel({ kind: 'one', channel: 1 });
    expect(microphones.current.choice).toEqual({ kind: 'one', channel: 1 });
  });

  it('checks the room for three seconds, and again after a change', async () => {
    const { record, microphones } = recordScreen();
    await record.open();
    record.checkRoom();
    microphones.current.hear(2.9);
    expect(record.phase.kind).toBe('room-tone');
    microphones.current.hear(0.1);
    expect(record.phase.kind).toBe('ready');
    expect(record.room).toMatchObject({ verdict: 'quiet' });
    expect(record.room?.noiseDbfs).toBeCloseTo(-70);
    record.chooseChannel({ kind: 'mix' });
    expect(record.room).toBeNull();
  });

  it('records a take with its script, the microphone and the room', async () => {
    const screen = recordScreen();
    const { record, microphones, backend } = screen;
    await record.open();
    record.checkRoom();
    microphones.current.hear(3);
    record.language = 'ja';
    const take = await recorded(screen, 12);
    expect(take).toMatchObject({
      state: 'kept',
      sampleRate: 48_000,
      microphone: 'Desk microphone',
      script: { language: 'ja', text: SCRIPTS.ja.paragraphs.join('\n') },
    });
    expect(take.roomToneDbfs).toBeCloseTo(-70);
    // What the microphone held back when it was stopped is there, too.
    expect(take.seconds).toBeCloseTo(12 + 100 / 48_000, 6);
    expect(record.seconds).toBe(12);
    expect(record.peaks).toHaveLength(240);
    expect(record.takes.scriptOf(take.path)).toEqual(take.script);
    expect(backend.asked.filter(({ name }) => name === 'take.append')).toHaveLength(49);
  });

  it('records free speech without a script', async () => {
    const screen = recordScreen();
    await screen.record.open();
    screen.record.language = null;
    expect((await recorded(screen, 1)).script).toBeNull();
  });

  it('begins one take, however often it is told to', async () => {
    const { record, takes } = recordScreen();
    await record.open();
    await Promise.all([record.record(), record.record()]);
    expect(takes.size).toBe(1);
  });

  it('opens a take that is used', async () => {
    const screen = recordScreen();
    await screen.record.open();
    const take = await recorded(screen, 12);
    await screen.record.use();
    expect(screen.takes.get(take.id)?.state).toBe('used');
    expect(screen.backend.asked.at(-1)).toEqual({
      name: 'recording.reopen',
      args: { path: take.path },
    });
  });

  it('puts a take aside for another one, and brings it back', async () => {
    const screen = recordScreen();
    const { record } = screen;
    await record.open();
    const first = await recorded(screen, 12);
    await record.retake();
    expect(record.phase).toEqual({ kind: 'ready' });
    expect(record.takes.deleted).toEqual(first);
    await recorded(screen, 15);
    expect(record.seconds).toBe(15);
    await record.bringBack();
    expect(record.takes.unused.map(({ id }) => id)).toContain(first.id);
    expect(record.takes.deleted).toBeNull();
  });

  it('forgets a take of which nothing could be written, and says why', async () => {
    const screen = recordScreen({ room: 0 });
    await screen.record.open();
    await screen.record.record();
    await screen.record.stop();
    expect(screen.record.phase).toEqual({ kind: 'ready' });
    expect([...screen.takes.values()]).toMatchObject([{ state: 'discarded' }]);
    expect(screen.record.error?.(en).what).toContain('disk is full');
  });

  it('keeps what was recorded when the screen is left, and tells so', async () => {
    const { record, microphones, takes, cutShort } = recordScreen();
    await record.open();
    await record.record();
    microphones.current.hear(5);
    await record.close();
    expect(record.phase).toEqual({ kind: 'closed' });
    expect([...takes.values()]).toMatchObject([{ state: 'kept' }]);
    expect(cutShort).toEqual([...takes.values()]);
  });

  it('tells of no take that had ended before the screen is left', async () => {
    const screen = recordScreen();
    await screen.record.open();
    await recorded(screen, 5);
    await screen.record.close();
    expect(screen.cutShort).toEqual([]);
  });

  it('keeps what was recorded when the microphone is unplugged', async () => {
    const { record, microphones } = recordScreen();
    await record.open();
    await record.record();
    microphones.current.hear(5);
    microphones.current.unplug();
    await settled();
    expect(record.phase).toMatchObject({ kind: 'reviewing', ending: 'unplugged' });
    expect(record.microphone.current).toBeNull();
    await record.retake();
    expect(record.phase).toEqual({ kind: 'ready' });
    expect(microphones.opened).toHaveLength(2);
  });

  it('keeps what fitted when the disk fills up', async () => {
    const { record, microphones } = recordScreen({ room: 4 * 48_000 * 3 });
    await record.open();
    await record.record();
    microphones.current.hear(6);
    await settled();
    expect(record.phase).toMatchObject({
      kind: 'reviewing',
      ending: 'disk-full',
      take: { seconds: 4 },
    });
  });

  it('tells that the very last block did not fit', async () => {
    const screen = recordScreen({ room: 4 * 48_000 * 3 });
    await screen.record.open();
    await recorded(screen, 4);
    expect(screen.record.phase).toMatchObject({ kind: 'reviewing', ending: 'disk-full' });
  });

  it('stops at ten minutes', async () => {
    const { record, microphones } = recordScreen();
    await record.open();
    await record.record();
    microphones.current.hear(601);
    await settled();
    expect(record.phase).toMatchObject({ kind: 'reviewing', ending: 'longest' });
  });

  it('stays ready and says why when a take cannot begin', async () => {
    const { record, backend, microphones } = recordScreen();
    const full = new FakeBackend({
      'microphone.allow': () => true,
      'take.list': () => [],
      'take.begin': () => {
        throw new FailureError({ code: 'disk-full' });
      },
    });
    expect(backend.asked).toEqual([]);
    const screen = new RecordState(
      { backend: full, microphones, takes: new TakesState(full), cutShort: () => undefined },
      'zh',
    );
    await screen.open();
    await screen.record();
    expect(screen.phase).toEqual({ kind: 'ready' });
    expect(screen.error?.(en).what).toContain('disk is full');
    expect(record.error).toBeNull();
  });

  it.each(['denied', 'missing', 'busy'] as const)(
    'says when a microphone is %s',
    async (problem) => {
      const { record, microphones } = recordScreen();
      microphones.problem = new MicrophoneError(problem);
      await record.open();
      expect(record.phase).toEqual({ kind: 'blocked', problem });
      microphones.problem = null;
      await record.listen(null);
      expect(record.phase).toEqual({ kind: 'ready' });
    },
  );

  it('asks for nothing that the system forbids', async () => {
    const { record, microphones } = recordScreen({ allowed: false });
    await record.open();
    expect(record.phase).toEqual({ kind: 'blocked', problem: 'denied' });
    expect(microphones.opened).toEqual([]);
  });

  it('opens a microphone that is plugged in while none was there', async () => {
    const { record, microphones } = recordScreen();
    microphones.problem = new MicrophoneError('missing');
    await record.open();
    microphones.problem = null;
    microphones.change();
    await settled();
    expect(record.phase).toEqual({ kind: 'ready' });
  });

  it('waits for a microphone that was unplugged', async () => {
    const { record, microphones } = recordScreen();
    await record.open();
    microphones.current.unplug();
    await settled();
    expect(record.phase).toEqual({ kind: 'blocked', problem: 'unplugged' });
    microphones.change();
    await settled();
    expect(record.phase).toEqual({ kind: 'ready' });
  });

  it('lets go of a microphone that was opened for a screen that is gone', async () => {
    const { record, microphones } = recordScreen();
    const opening = record.open();
    await record.close();
    await opening;
    await settled();
    expect(record.phase).toEqual({ kind: 'closed' });
    expect(microphones.opened.every(({ closed }) => closed)).toBe(true);
  });

  it('opens again right after it was left', async () => {
    const { record, microphones, backend } = recordScreen();
    await record.open();
    const leaving = record.close();
    const opening = record.open();
    await Promise.all([leaving, opening]);
    const switches = backend.asked.filter(({ name }) => name.startsWith('microphone.'));
    expect(switches.at(-1)?.name).toBe('microphone.allow');
    expect(record.phase).toEqual({ kind: 'ready' });
    expect(microphones.current.closed).toBe(false);
  });
});
