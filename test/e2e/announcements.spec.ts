import type { Locator, Page } from '@playwright/test';
import { writeClippedRecording } from './clipped-recording.ts';
import { expect, fixturePath, test } from './clonebooth.ts';
import { openRecording, saveSample, typeTime } from './steps.ts';

/** Screen readers follow places that were there before something is put into them, and no others. */
async function followStatuses(page: Page): Promise<void> {
  await page.getByRole('status').evaluateAll((statuses) => {
    for (const status of statuses) status.setAttribute('data-followed', '');
  });
}

function heard(page: Page, text: string | RegExp): Locator {
  return page.locator('[data-followed]').filter({ hasText: text });
}

test('a saved sample is heard, once', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await expect(page.getByRole('button', { name: 'Save sample' })).toBeEnabled();
  await followStatuses(page);
  await saveSample(page, 'Ada');
  await expect(heard(page, 'Sample saved')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'Sample saved' })).toHaveCount(1);
});

test('a microphone that clips is heard, once', async ({ clonebooth }, info) => {
  const loud = info.outputPath('loud.wav');
  writeClippedRecording(loud, 4, 20);
  const page = await clonebooth.start({
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${loud}`],
  });
  await page.getByRole('button', { name: 'Record…' }).first().click();
  await expect(page.getByRole('meter')).toBeVisible();
  await followStatuses(page);
  await expect(heard(page, /^Clipped: /)).toHaveCount(1, { timeout: 30_000 });
  await expect(page.getByText(/^Clipped: /)).toHaveCount(1);
});

test('two undos of the same step are heard twice', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  for (const start of ['0:01', '0:02']) await typeTime(page, 'Start', start);
  await followStatuses(page);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  const first = await heard(page, 'Undone: ').elementHandle();
  const words = await first?.textContent();
  await page.keyboard.press('Control+z');
  await expect.poll(() => first?.textContent()).toBe('');
  await expect(heard(page, 'Undone: ')).toHaveCount(1);
  await expect(heard(page, 'Undone: ')).toHaveText(words ?? '');
});
