import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, fixturePath, test } from './clonebooth.ts';
import { filesWith, storedWav } from './files.ts';
import {
  addAccount,
  fillClone,
  openRecording,
  saveSample,
  sendClone,
  timeField,
  typeTime,
} from './steps.ts';

/** Real speech in the containers that people bring; rates and channels as the files have them. */
const recordings = [
  { file: 'speech-en.wav', facts: ['16 kHz', 'mono'] },
  { file: 'speech-es.m4a', facts: ['48 kHz', 'stereo', 'AAC'] },
  { file: 'speech-en.opus', facts: ['48 kHz', 'OPUS'] },
  { file: 'speech-it.mp3', facts: ['MP3'] },
  { file: 'speech-en.webm', facts: ['48 kHz', 'OPUS'] },
  { file: 'speech-named-wrong.mp3', facts: [] },
];

for (const { file, facts } of recordings) {
  test(`${file}: from a dropped file to a VoiceId that a restart still knows`, async ({
    clonebooth,
    simulator,
  }) => {
    let page = await clonebooth.start();
    await openRecording(page, fixturePath(file), file);
    const about = page.getByRole('main').getByRole('listitem');
    for (const fact of facts) await expect(about.filter({ hasText: fact }).first()).toBeVisible();
    await typeTime(page, 'Start', '1');
    await typeTime(page, 'End', '0:11.5');
    await expect(timeField(page, 'Length')).toHaveValue('0:10.50');
    await saveSample(page, `Voice from ${file}`);

    const wav = storedWav(clonebooth.userData);
    expect(wav).toMatchObject({ channels: 1, sampleRate: 16_000, bits: 16 });
    expect(wav.seconds).toBeCloseTo(10.5, 3);
    expect(wav.peak).toBeGreaterThan(0.05);

    page = await clonebooth.start();
    await page.getByRole('row', { name: `Voice from ${file}` }).click();
    await expect(page.getByText('0:01.00 – 0:11.50')).toBeVisible();
    const player = page.locator('audio');
    const length = () => player.evaluate((audio: HTMLAudioElement) => audio.duration);
    await expect.poll(length).toBeCloseTo(10.5, 2);
    await addAccount(page, simulator);
    await fillClone(page, 'my_voice_1');
    await sendClone(page);
    await expect(page.getByText('Voice cloned')).toBeVisible();

    const [voice] = simulator.voices;
    expect(voice).toMatchObject({ voiceName: 'my_voice_1', audioSha256: wav.sha256 });
    const voiceId = voice?.voiceId ?? '';
    await expect(page.getByRole('dialog').getByText(voiceId)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('dialog').getByText('Copied')).toBeVisible();
    // Awaited: the clipboard answers at once in one Electron and later in another.
    const copied = await clonebooth.electron.evaluate(async ({ clipboard }) =>
      clipboard.readText(),
    );
    expect(copied).toBe(voiceId);

    page = await clonebooth.start();
    await page.getByRole('row', { name: `Voice from ${file}` }).click();
    await expect(page.getByText(voiceId)).toBeVisible();
    await expect(page.getByText(voice?.requestId ?? '')).toBeVisible();
    await expect(page.getByText('Allison Smith')).toBeVisible();
    expect(simulator.voices).toHaveLength(1);
  });
}

test('key and secret are in no file, no log and nowhere in the page', async ({
  clonebooth,
  simulator,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await saveSample(page, 'Secret test');
  await addAccount(page, simulator);
  await fillClone(page, 'secret_test');
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();

  const [known] = simulator.credentials;
  const secrets = [known?.secretKey ?? '', known?.secretId ?? ''];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  // Whatever the page can ask for and whatever it holds.
  const seen = await page.evaluate(async () => {
    const names = ['account.get', 'library.list'] as const;
    const answers = await Promise.all(
      names.map((name) => window.clonebooth.invoke(name, undefined)),
    );
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    return JSON.stringify(answers) + stored + document.documentElement.outerHTML;
  });
  await clonebooth.stop();
  for (const secret of secrets) {
    expect(seen).not.toContain(secret);
    expect(clonebooth.output).not.toContain(secret);
    expect(filesWith(clonebooth.userData, secret)).toEqual([]);
  }
});

test('the exported WAV is the sample, byte for byte', async ({ clonebooth }, info) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await saveSample(page, 'Exported');
  const target = info.outputPath('exported.wav');
  await clonebooth.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: 'Export WAV…' }).click();
  await expect(page.getByText(`Exported to ${target}`)).toBeVisible();
  const exported = createHash('sha256').update(readFileSync(target)).digest('hex');
  expect(exported).toBe(storedWav(clonebooth.userData).sha256);
});
