import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src-main/cli/arguments.ts';
import { outputPath } from '../../../src-main/cli/output-path.ts';

function prepare(line: string) {
  return readArguments(line.split(' '));
}

describe('readArguments', () => {
  it('asks for the best thirty seconds, cleaned where needed, when nothing else is said', () => {
    expect(prepare('a.m4a')).toEqual({
      kind: 'prepare',
      inputs: ['a.m4a'],
      out: null,
      wanted: { kind: 'best', seconds: 30 },
      track: null,
      cleaning: 'auto',
      report: null,
      json: false,
    });
  });

  it('takes options before, between and after inputs, with a blank or an equals sign', () => {
    expect(prepare('--json a.wav --out=dir b.wav --clean hum,low-cut --best 45')).toMatchObject({
      inputs: ['a.wav', 'b.wav'],
      out: 'dir',
      wanted: { kind: 'best', seconds: 45 },
      cleaning: ['low-cut', 'hum'],
      json: true,
    });
  });

  it('takes a passage', () => {
    expect(prepare('a.wav --from 12.5 --to 30 --clean off --report r.json')).toMatchObject({
      wanted: { kind: 'passage', passage: { start: 12.5, end: 30 } },
      cleaning: [],
      report: 'r.json',
    });
  });

  it('takes a track, counted from 1', () => {
    expect(prepare('a.mkv --track 2')).toMatchObject({ track: 1 });
  });

  it('takes every passage of exactly 10 s and of exactly 180 s', () => {
    for (let tenths = 0; tenths < 3000; tenths++) {
      for (const length of [10, 180]) {
        const line = `a.wav --from ${(tenths / 10).toFixed(1)} --to ${(tenths / 10 + length).toFixed(1)}`;
        expect(prepare(line), line).toMatchObject({ kind: 'prepare' });
      }
    }
  });

  it.each([
    ['', /name at least one recording/],
    ['--json', /name at least one recording/],
    ['a.wav --loud', /no option --loud/],
    ['a.wav --out', /--out needs a value/],
    ['a.wav --from 5', /go together/],
    ['a.wav --from 5 --to 30 --best 20', /either/],
    ['a.wav --from 5 --to 14', /9 s; a sample has 10 to 180 s/],
    ['a.wav --from 0 --to 200', /200 s/],
    ['a.wav --best 5', /5 s/],
    ['a.wav --from soon --to 30', /takes seconds, not "soon"/],
    ['a.wav --track 0', /--track takes 1, 2/],
    ['a.wav --track last', /not "last"/],
    ['a.wav --clean reverb', /no treatment "reverb"/],
    ['a.wav b.wav --out c.wav', /must be a folder/],
    ['a.wav --out ./A.wav', /the sample of a.wav would replace .\/A.wav/],
    ['a.wav a.sample.wav', /the sample of a.wav would replace a.sample.wav/],
    ['x/a.wav y/a.mp3 --out z', /x\/a.wav and y\/a.mp3 would both become z\/a.sample.wav/],
  ])('names what is wrong with "%s"', (line, reason) => {
    const words = line === '' ? [] : line.split(' ');
    expect(readArguments(words)).toMatchObject({
      kind: 'wrong-usage',
      reason: expect.stringMatching(reason),
    });
  });

  it('shows its help whatever else is said', () => {
    expect(prepare('a.wav --help --loud')).toEqual({ kind: 'help' });
  });
});

describe('outputPath', () => {
  it('is a file when one is named, else beside the input or in the folder', () => {
    expect(outputPath('/in/a.wav', '/out/b.wav')).toBe('/out/b.wav');
    expect(outputPath('/in/a.wav', '/out')).toBe('/out/a.sample.wav');
    expect(outputPath('/in/a.wav', null)).toBe('/in/a.sample.wav');
    expect(outputPath('/in/noext', null)).toBe('/in/noext.sample.wav');
  });
});
