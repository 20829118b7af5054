import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { enScript } from '../../src-renderer/messages/scripts/en.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';
import { compare, rmsDb } from './compare-sound.ts';
import { filesWith } from './files.ts';
import { readWav } from './read-wav.ts';

/** Chromium's own fake microphone, which hears a file once. Who may use it, our program decides. */
function hearing(path: string): readonly string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${path}%noloop`];
}

const speech = fixturePath('speech-en.wav');

async function openRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record…' }).first().click();
  await expect(page.getByRole('heading', { name: 'Record a voice' })).toBeVisible();
}

const recordButton = (page: Page) => page.getByRole('button', { name: 'Record', exact: true });
const stopButton = (page: Page) => page.getByRole('button', { name: 'Stop', exact: true });

async function recordFor(page: Page, time: string): Promise<void> {
  await recordButton(page).click();
  await expect(page.getByRole('timer')).toHaveText(time, { timeout: 40_000 });
}

function takesIn(userData: string, extension = '.wav'): string[] {
  const folder = join(userData, 'takes');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

test('a text is read, the take is used, and it is what was said, as loud as it was', async ({
  clonebooth,
}) => {
  test.setTimeout(120_000);
  const page = await clonebooth.start({ args: hearing(speech) });
  await openRecord(page);
  await expect(page.getByLabel('Device')).toHaveValue('default');
  await expect(page.getByText(/^44\.1 kHz, stereo\./)).toBeVisible();
  await expect(page.getByText(/echo cancellation are off/)).toBeVisible();
  await expect(page.getByText('Have you ever watched the weather')).toBeVisible();
  await recordFor(page, '0:12');
  await stopButton(page).click();
  await page.getByRole('button', { name: 'Use this take' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^take-.*\.wav$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Save (sample|anyway)$/ })).toBeVisible();

  const [path = ''] = takesIn(clonebooth.userData);
  const take = readWav(path);
  expect(take).toMatchObject({ sampleRate: 44_100, bits: 24, channels: 1 });
  const match = compare(take, readWav(speech));
  expect(match.correlation).toBeGreaterThan(0.98);
  expect(Math.abs(match.gainDb)).toBeLessThan(1);
  const described = JSON.parse(readFileSync(path.replace('.wav', '.json'), 'utf8'));
  expect(described).toMatchObject({
    state: 'used',
    script: { language: 'en', text: enScript.paragraphs.join('\n') },
  });

  await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
  await expect(page.getByText('Sample saved')).toBeVisible();
  const [sample] = filesWith(join(clonebooth.userData, 'library'), 'eleven yellow roses');
  expect(sample).toMatch(/sample\.json$/);
});

test('a take is heard, put aside and brought back', async ({ clonebooth }) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  await openRecord(page);
  await recordFor(page, '0:02');
  await stopButton(page).click();
  await page.getByRole('button', { name: 'Play the take' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play the take' })).toBeVisible();
  await page.getByRole('button', { name: 'Retake' }).click();
  await expect(page.getByText('Take deleted.')).toBeVisible();
  await recordFor(page, '0:01');
  await stopButton(page).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^Open: / })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Use this take' })).toBeDisabled();
  await expect(page.getByText('A sample needs at least 10 s.')).toBeVisible();
  expect(takesIn(clonebooth.userData)).toHaveLength(2);
});

test('a crash costs at most a second of the take', async ({ clonebooth }) => {
  const args = hearing(speech);
  const page = await clonebooth.start({ args });
  await openRecord(page);
  await recordFor(page, '0:05');
  const shown = await page.getByRole('timer').textContent();
  await clonebooth.kill();
  expect(shown).toBe('0:05');

  const again = await clonebooth.start({ args });
  const offer = again.getByText(/^A take from .* was recovered \(\d\.\d s\)\.$/);
  await expect(offer).toBeVisible();
  const [path = ''] = takesIn(clonebooth.userData);
  const take = readWav(path);
  // The clock shows whole seconds, rounded: at 0:05 it had been at least 4.5 s.
  expect(take.samples.length / take.sampleRate).toBeGreaterThan(3.5);
  expect(compare(take, readWav(speech)).correlation).toBeGreaterThan(0.98);
  await again.getByRole('button', { name: 'Delete' }).click();
  await expect(offer).toBeHidden();
  await again.getByRole('button', { name: 'Undo' }).click();
  await openRecord(again);
  await expect(again.getByRole('button', { name: /^Open: / })).toHaveCount(1);
});

test('a take in the middle of which the program is closed is told as kept', async ({
  clonebooth,
}) => {
  const args = hearing(speech);
  const page = await clonebooth.start({ args });
  await openRecord(page);
  await recordFor(page, '0:02');
  await clonebooth.stop();

  const again = await clonebooth.start({ args });
  await expect(again.getByText(/^A take from .* was kept \(\d\.\d s\)\.$/)).toBeVisible();
  await expect(again.getByText('Clonebooth was closed while recording it.')).toBeVisible();
  await openRecord(again);
  await expect(again.getByRole('button', { name: /^Open: / })).toHaveCount(1);
});

test('the microphone is open to the Record screen alone, and the camera to nobody', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  const ask = (constraints: MediaStreamConstraints) =>
    page.evaluate(async (wanted) => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wanted);
        for (const track of stream.getTracks()) track.stop();
        return 'granted';
      } catch (error) {
        return error instanceof Error ? error.name : 'nothing';
      }
    }, constraints);
  expect(await ask({ audio: true })).toBe('NotAllowedError');
  await openRecord(page);
  await expect(recordButton(page)).toBeEnabled();
  expect(await ask({ audio: true })).toBe('granted');
  expect(await ask({ video: true })).toBe('NotAllowedError');
  expect(await ask({ audio: true, video: true })).toBe('NotAllowedError');
  await page.getByRole('button', { name: 'Leave the Record screen' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a recording' })).toBeVisible();
  expect(await ask({ audio: true })).toBe('NotAllowedError');
});

test('a forbidden microphone is said plainly, and works once it is allowed', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  // As a system does whose privacy settings forbid it.
  await clonebooth.electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_page, _permission, decide) =>
      decide(false),
    );
  });
  await openRecord(page);
  await expect(page.getByRole('alert')).toContainText('may not use the microphone');
  await expect(recordButton(page)).toBeDisabled();
  await clonebooth.electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_page, _permission, decide) =>
      decide(true),
    );
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(recordButton(page)).toBeEnabled();
});

test('a computer without a microphone says so', async ({ clonebooth }) => {
  const page = await clonebooth.start({
    args: ['--disable-audio-input'],
  });
  await openRecord(page);
  await expect(page.getByRole('alert')).toContainText('No microphone was found');
});

test('what was recorded is kept when the microphone is unplugged', async ({ clonebooth }) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      const [track] = stream.getAudioTracks();
      window.addEventListener('test:unplug', () => {
        track?.stop();
        track?.dispatchEvent(new Event('ended'));
      });
      return stream;
    };
  });
  await openRecord(page);
  await recordFor(page, '0:03');
  await page.evaluate(() => window.dispatchEvent(new Event('test:unplug')));
  await expect(page.getByText(/unplugged\. Everything up to then is kept/)).toBeVisible();
  const [path = ''] = takesIn(clonebooth.userData);
  const take = readWav(path);
  expect(take.samples.length / take.sampleRate).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Retake' }).click();
  await expect(recordButton(page)).toBeEnabled();
});

test('what fitted is kept when the disk fills up', async ({ clonebooth }) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'needs to mount a disk');
  const takes = join(clonebooth.userData, 'takes');
  mkdirSync(takes);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', takes]);
  try {
    const page = await clonebooth.start({ args: hearing(speech) });
    await openRecord(page);
    await recordButton(page).click();
    await expect(page.getByText('The disk is full. Everything up to then is kept.')).toBeVisible();
    const [path = ''] = takesIn(clonebooth.userData);
    const take = readWav(path);
    expect(take.samples.length / take.sampleRate).toBeGreaterThan(1);
    expect(rmsDb(take.samples)).toBeGreaterThan(-60);
    await clonebooth.stop();
  } finally {
    execFileSync('umount', ['-l', takes]);
  }
});

test('a take is recorded and used with the keyboard alone', async ({ clonebooth }) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  await page.getByRole('button', { name: 'Record…' }).last().focus();
  await page.keyboard.press('Enter');
  await expect(recordButton(page)).toBeEnabled();
  await page.keyboard.press('Space');
  await expect(page.getByRole('timer')).toHaveText('0:01');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Retake' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(recordButton(page)).toBeEnabled();
  await page.keyboard.press('r');
  await expect(page.getByRole('timer')).toHaveText('0:11', { timeout: 30_000 });
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: 'Play the take' })).toBeEnabled();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Use this take' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^take-.*\.wav$/ })).toBeVisible();
});

test('a file that is dropped in the middle of a take is opened, and the take is kept and found', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start({ args: hearing(speech) });
  await openRecord(page);
  await recordFor(page, '0:02');
  await dropFiles(page, fixturePath('speech-es.m4a'));
  await expect(page.getByRole('heading', { level: 1, name: 'speech-es.m4a' })).toBeVisible();
  await expect(page.getByText(/Recording stopped\. The take is kept \(\d\.\d s\)\./)).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const takes = page.getByRole('region', { name: 'Takes not used yet' });
  await expect(takes.getByRole('listitem')).toHaveCount(1);
});

test('the room is checked before a take', async ({ clonebooth }) => {
  const page = await clonebooth.start({ args: hearing(fixturePath('silent.wav')) });
  await openRecord(page);
  await page.getByRole('button', { name: 'Check the room' }).click();
  await expect(page.getByText('Listening… please be silent.')).toBeVisible();
  await expect(page.getByText('Nothing at all is heard')).toBeVisible();
});
