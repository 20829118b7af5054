import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { corpusNames, corpusPath, NO_CORPUS } from '../corpus.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';
import { storedSample, storedWav } from './files.ts';
import { writeHoledRecording } from './holed-recording.ts';
import { writeHugeRecording } from './huge-recording.ts';
import { openRecording, timeField, typeTime } from './steps.ts';

test('opens by the file picker, and by the menu', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  page.on('filechooser', (chooser) => chooser.setFiles(fixturePath('speech-es.m4a')));
  const ways = [
    () => page.getByRole('button', { name: 'Open…' }).last().click(),
    () =>
      clonebooth.electron.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
        items?.find((item) => item.label === 'Open…')?.click();
      }),
  ];
  for (const open of ways) {
    await expect(page.getByText('Drop a recording')).toBeVisible();
    await open();
    await expect(page.getByRole('heading', { name: 'speech-es.m4a' })).toBeVisible();
    await page.reload();
  }
});

test('tries the bundled recording without any file', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await page.getByRole('button', { name: 'Try the sample recording' }).click();
  await expect(page.getByRole('heading', { name: 'sample-recording.flac' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '1 min 13 s' })).toBeVisible();
});

test('knows the path of a dropped file, blanks and umlauts included', async ({
  clonebooth,
}, info) => {
  const path = info.outputPath('Über alles – take 2.opus');
  copyFileSync(fixturePath('speech-en.opus'), path);
  const page = await clonebooth.start();
  await openRecording(page, path, 'Über alles – take 2.opus');
  await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
  await expect(page.getByText('Sample saved')).toBeVisible();
  expect(storedSample(clonebooth.userData).source.path).toBe(path);
});

test('makes a sample of what lies behind 4 GiB while the file is still being read', async ({
  clonebooth,
}, info) => {
  const path = info.outputPath('huge.wav');
  writeHugeRecording(path, 10_800);
  const page = await clonebooth.start();
  await dropFiles(page, path);
  await expect(page.getByRole('heading', { name: 'huge.wav' })).toBeVisible();
  await typeTime(page, 'End', '3:00:00');
  await typeTime(page, 'Start', '2:59:45');
  await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
  await expect(page.getByText('Sample saved')).toBeVisible();
  const { seconds, peak } = storedWav(clonebooth.userData);
  expect(seconds).toBeCloseTo(15, 2);
  expect(peak).toBeGreaterThan(0.1);
});

const refused: readonly (readonly [string, RegExp])[] = [
  ['not-audio.wav', /not a recording that Clonebooth can read/],
  ['empty.mp3', /empty/],
  ['video-without-sound.webm', /This video has no sound/],
  ['short.wav', /4\.0 s long. A voice sample needs at least 10 s/],
  ['silent.wav', /silent from beginning to end/],
];

test('says why a file cannot be used and what to do, and the window stays usable', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  for (const [file, words] of refused) {
    await dropFiles(page, fixturePath(file));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(file);
    await expect(alert).toContainText(words);
    // The next step is a sentence of its own.
    await expect(alert.locator('p')).toHaveCount(2);
  }
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a file that cannot be read leaves the open recording and its selection alone', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await typeTime(page, 'Start', '5');
  await dropFiles(page, fixturePath('not-audio.wav'));
  await expect(page.getByRole('alert')).toContainText('not-audio.wav');
  await expect(page.getByRole('heading', { name: 'speech-es.m4a' })).toBeVisible();
  await expect(timeField(page, 'Start')).toHaveValue('0:05.00');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('uses what a damaged file still holds and says so', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  for (const file of ['truncated.m4a', 'truncated.wav']) {
    await openRecording(page, fixturePath(file), file);
    await expect(page.getByText(/This file is damaged: only the first/)).toBeVisible();
    await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
    await expect(page.getByText('Sample saved')).toBeVisible();
  }
});

test('says of a hole in a recording that there is silence, also when it is opened again', async ({
  clonebooth,
}) => {
  const holed = test.info().outputPath('holed.mp3');
  writeHoledRecording(holed);
  const peaks = join(clonebooth.userData, 'peaks');
  for (const _ of ['read', 'kept']) {
    const page = await clonebooth.start();
    await openRecording(page, holed, 'holed.mp3');
    await expect(page.getByText('This file is damaged in one place')).toBeVisible();
    await expect.poll(() => existsSync(peaks) && readdirSync(peaks).length).toBe(1);
  }
});

test('ends in a message or a waveform for every broken file of the corpus', async ({
  clonebooth,
}) => {
  test.skip(NO_CORPUS !== null, NO_CORPUS ?? '');
  test.setTimeout(240_000);
  const page = await clonebooth.start();
  for (const path of corpusNames('broken')) {
    const file = basename(path);
    await dropFiles(page, corpusPath(path));
    const said = page.getByRole('alert').filter({ hasText: file });
    const shown = page.getByRole('heading', { level: 1, name: file });
    await expect(said.or(shown), file).toBeVisible({ timeout: 45_000 });
  }
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
});
