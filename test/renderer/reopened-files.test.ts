import { describe, expect, it } from 'vitest';
import { ReopenedFiles } from '../../src-renderer/state/reopened-files.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';

/** A page's input that holds one file: what is put into it too early is lost. */
function reopening(missing: readonly string[] = []) {
  let input: string | null = null;
  const lost: string[] = [];
  const backend = new FakeBackend({
    'recording.reopen': ({ path }) => {
      if (missing.includes(path)) return false;
      if (input) lost.push(input);
      input = path;
      setTimeout(() => {
        const name = input?.split('/').at(-1);
        input = null;
        if (name) files.receive(new File([], name));
      });
      return true;
    },
  });
  const files = new ReopenedFiles(backend);
  return { files, lost };
}

describe('reopened files', () => {
  it('come one after the other, also when they are asked for at once, or twice', async () => {
    const { files, lost } = reopening();
    const names = ['a.wav', 'b.wav', 'a.wav'];
    const got = await Promise.all(names.map((name) => files.reopen(`/home/ada/${name}`)));
    expect(got.map((file) => file?.name)).toEqual(names);
    expect(lost).toEqual([]);
  });

  it('are null when they are gone, and the next one still comes', async () => {
    const { files } = reopening(['/home/ada/gone.wav']);
    const asked = [files.reopen('/home/ada/gone.wav'), files.reopen('/home/ada/a.wav')];
    expect((await Promise.all(asked)).map((file) => file?.name)).toEqual([undefined, 'a.wav']);
  });

  it('leave alone what nobody asked for', () => {
    expect(reopening().files.receive(new File([], 'chosen.wav'))).toBe(false);
  });
});
