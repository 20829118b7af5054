import { expect, it } from 'vitest';
import { recordingsOf } from '../../src-renderer/state/dropped-files.ts';

function fileAt(path: string): File {
  return Object.assign(new File([], path), { webkitRelativePath: path });
}

it('a chosen folder gives its recordings in order, and nothing that is hidden or no recording', () => {
  const paths = [
    'a/take 10.WAV',
    'a/take 2.mp3',
    'a/.trash/old.wav',
    'a/.x.wav',
    'a/notes.txt',
    'a/wav',
  ];
  const found = recordingsOf(paths.map(fileAt));
  expect(found.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual([
    'a/take 2.mp3',
    'a/take 10.WAV',
  ]);
});
