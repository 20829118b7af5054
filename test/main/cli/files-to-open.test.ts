import { describe, expect, it } from 'vitest';
import { filesToOpen } from '../../../src-main/cli/files-to-open.ts';

describe('filesToOpen', () => {
  it('are what the packaged program is started with, from the folder it is started in', () => {
    const argv = ['/opt/clonebooth', '--lang=en', 'a b.wav', '/tmp/c.flac', ''];
    expect(filesToOpen(argv, '/home/ada', true)).toEqual(['/home/ada/a b.wav', '/tmp/c.flac']);
  });

  it('do not include the folder that Electron is started with', () => {
    const argv = ['electron', '--no-sandbox', '/src/clonebooth', '--user-data-dir=/tmp/x', 'a.wav'];
    expect(filesToOpen(argv, '/home/ada', false)).toEqual(['/home/ada/a.wav']);
  });
});
