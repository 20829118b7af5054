import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, fixturePath, ROOT, test } from './clonebooth.ts';
import { writeHoledRecording } from './holed-recording.ts';
import { pageOf } from './page-process.ts';
import { writeTwoTracks } from './two-tracks.ts';

/** Runs `clonebooth prepare` as a person does in a terminal. */
function prepare(...words: string[]) {
  const runner = join(ROOT, 'scripts/run.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [runner, 'cli', 'prepare', ...words],
    {
      encoding: 'utf8',
      timeout: 50_000,
    },
  );
  return { status, stdout, stderr };
}

test('prepares samples without a window, and reports every check', () => {
  const info = test.info();
  const out = info.outputPath('');
  const inputs = [fixturePath('speech-en.wav'), fixturePath('speech-es.m4a')];
  const { status, stdout, stderr } = prepare(...inputs, '--out', out, '--best', '15', '--json');
  expect(stderr).toContain('speech-es.sample.wav');
  expect(status).toBe(0);
  const report = JSON.parse(stdout);
  expect(report.recordings).toHaveLength(2);
  for (const { output, report: one } of report.recordings) {
    const wav = readFileSync(output);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
      1, 16_000, 16,
    ]);
    expect(one.after.verdict.findings).toHaveLength(15);
    expect(one.after.measurements.seconds).toBeCloseTo(wav.readUInt32LE(40) / 32_000, 6);
  }
});

test('takes the passage and the treatments that are named', () => {
  const info = test.info();
  const out = info.outputPath('named.wav');
  const file = info.outputPath('report.json');
  const words = ['--from', '2', '--to', '14.5', '--clean', 'low-cut,level', '--out', out];
  expect(prepare(fixturePath('speech-en.opus'), ...words, '--report', file).status).toBe(0);
  const [only] = JSON.parse(readFileSync(file, 'utf8')).recordings;
  expect(only.report.passages).toEqual([{ start: 2, end: 14.5 }]);
  expect(only.report.recipe.map(({ kind }: { kind: string }) => kind)).toEqual([
    'low-cut',
    'level',
  ]);
  expect(readFileSync(out).readUInt32LE(40)).toBe(12.5 * 32_000);
});

test('tells by its exit code what is wrong, and by a sentence why', () => {
  const info = test.info();
  const here = info.outputPath('not-audio.wav');
  copyFileSync(fixturePath('not-audio.wav'), here);
  const unreadable = prepare(here, '--json');
  expect(unreadable.status).toBe(3);
  const [{ problem }] = JSON.parse(unreadable.stdout).recordings;
  expect(problem).toMatchObject({ kind: 'unreadable', detail: expect.stringMatching(/./) });
  expect(unreadable.stderr).toContain('not a recording that Clonebooth can read');
  expect(existsSync(info.outputPath('not-audio.sample.wav'))).toBe(false);
  expect(prepare('/no/such/file.wav')).toMatchObject({ status: 3 });
  expect(prepare(fixturePath('short.wav')).status).toBe(4);
  expect(prepare(fixturePath('speech-en.wav'), '--from', '20', '--to', '40').status).toBe(4);
  const usage = prepare('--loud');
  expect(usage.status).toBe(2);
  expect(usage.stderr).toContain('there is no option --loud');
  expect(prepare('--help')).toMatchObject({ status: 0 });
});

test('gives a slow reader all of a report that is longer than a pipe', () => {
  const folder = test.info().outputPath('many');
  mkdirSync(folder);
  const names = Array.from({ length: 14 }, (_, i) => join(folder, `${i}.wav`));
  for (const name of names) copyFileSync(fixturePath('speech-en.wav'), name);
  const command = `"${process.execPath}" "${join(ROOT, 'scripts/run.mjs')}" cli prepare "${folder}"/*.wav`;
  const options = ['--best', '10', '--clean', 'off', '--json', '2>/dev/null'];
  const slow = `${command} ${options.join(' ')} | (sleep 40; cat)`;
  const { stdout } = spawnSync('sh', ['-c', slow], { encoding: 'utf8', timeout: 55_000 });
  expect(stdout.length).toBeGreaterThan(65_536);
  expect(JSON.parse(stdout).recordings).toHaveLength(names.length);
});

test('reads all of an MP3 that others were joined to', () => {
  const joined = test.info().outputPath('joined.mp3');
  const one = readFileSync(fixturePath('speech-it.mp3'));
  writeFileSync(joined, Buffer.concat([one, one]));
  const words = ['--from', '26', '--to', '49', '--clean', 'off', '--json'];
  const { status, stdout } = prepare(joined, ...words);
  expect(status).toBe(0);
  const { source, damage } = JSON.parse(stdout).recordings[0].report;
  expect(source.seconds).toBeGreaterThan(49.9);
  expect(damage).toEqual({ endedEarly: null, places: 0 });
});

test('goes on with the next recording when the engine ends in the middle of one', async () => {
  test.skip(process.platform !== 'linux', 'the engine is found by /proc');
  const out = test.info().outputPath('after');
  const inputs = [fixturePath('speech-it.mp3'), fixturePath('speech-en.wav')];
  const words = ['prepare', ...inputs, '--out', out, '--best', '12'];
  const child = spawn(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'cli', ...words]);
  let told = '';
  child.stderr.on('data', (text) => {
    told += String(text);
  });
  // Not by polling, between two looks of which a quick machine is done with the first.
  while (!told.includes('speech-it.mp3: ')) await once(child.stderr, 'data');
  process.kill(pageOf(child.pid ?? 0), 'SIGKILL');
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(told).toContain('the engine’s process ended');
  expect(existsSync(join(out, 'speech-en.sample.wav'))).toBe(true);
});

test('says what of a damaged recording could not be read', () => {
  const out = test.info().outputPath('damaged');
  const cut = prepare(fixturePath('truncated.m4a'), '--best', '10', '--out', out, '--json');
  expect(cut.status).toBe(0);
  expect(cut.stderr).toMatch(/This file is damaged: only the first .* could be read/);
  const { damage } = JSON.parse(cut.stdout).recordings[0].report;
  expect(damage).toEqual({ endedEarly: expect.stringMatching(/./), places: 0 });

  const short = test.info().outputPath('short.mp3');
  const whole = readFileSync(fixturePath('speech-it.mp3'));
  writeFileSync(short, whole.subarray(0, 0.7 * whole.length));
  expect(prepare(short, '--best', '10', '--out', out).stderr).toContain('only the first 17.4 s');

  const holed = test.info().outputPath('holed.mp3');
  writeHoledRecording(holed);
  const passed = prepare(holed, '--best', '10', '--out', out, '--json');
  expect(passed.stderr).toContain('damaged in one place; there is silence instead');
  expect(JSON.parse(passed.stdout).recordings[0].report.damage).toEqual({
    endedEarly: null,
    places: 1,
  });
});

test('takes the audio track that is named, and says which one it took when none is', async () => {
  const file = test.info().outputPath('two.mkv');
  await writeTwoTracks(file, fixturePath('speech-en.wav'));
  const passage = ['--from', '2', '--to', '12', '--clean', 'off'] as const;
  const [first, second] = ['1', '2'].map((track) => {
    const out = test.info().outputPath(`track-${track}.wav`);
    const { status, stdout } = prepare(file, ...passage, '--track', track, '--out', out, '--json');
    expect(status).toBe(0);
    const { report } = JSON.parse(stdout).recordings[0];
    expect(report).toMatchObject({ audioTracks: 2, source: { track: Number(track) - 1 } });
    return readFileSync(out);
  });
  expect(first).not.toEqual(second);
  const unnamed = prepare(file, ...passage, '--out', test.info().outputPath('main.wav'));
  expect(unnamed.stderr).toContain('2 audio tracks; track 1 was taken');
  expect(readFileSync(test.info().outputPath('main.wav'))).toEqual(first);
  const missing = prepare(file, ...passage, '--track', '3');
  expect(missing.status).toBe(3);
  expect(missing.stderr).toContain('The number of audio tracks in this file is 2');
  expect(prepare(fixturePath('speech-en.aiff'), '--track', '2').stderr).toContain('file is 1');
});

test('makes the folder it writes into, and goes on when one sample cannot be written', () => {
  const out = test.info().outputPath('new', 'folder');
  const report = test.info().outputPath('reports', 'r.json');
  const blocked = test.info().outputPath('blocked');
  writeFileSync(blocked, 'a file, no folder');
  const inputs = [fixturePath('speech-en.wav'), fixturePath('speech-es.m4a')];
  expect(prepare(...inputs, '--out', out, '--best', '12', '--report', report).status).toBe(0);
  expect(existsSync(join(out, 'speech-es.sample.wav'))).toBe(true);
  expect(JSON.parse(readFileSync(report, 'utf8')).recordings).toHaveLength(2);

  const { status, stdout, stderr } = prepare(...inputs, '--out', blocked, '--best', '12', '--json');
  expect(status).toBe(1);
  expect(stderr).toContain('is not allowed. Choose another place');
  expect(stderr).not.toContain('    at ');
  const failed = { kind: 'failed', failure: { code: 'disk-denied' } };
  expect(JSON.parse(stdout).recordings).toMatchObject([{ problem: failed }, { problem: failed }]);
});
