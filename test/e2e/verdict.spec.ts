import type { Page, TestInfo } from '@playwright/test';
import { type Clonebooth, expect, fixturePath, test } from './clonebooth.ts';
import { storedSample } from './files.ts';
import { writeLongRecording } from './long-recording.ts';
import { writeNoisyRecording } from './noisy-recording.ts';
import { openRecording, saveSample, timeField, typeTime } from './steps.ts';

function verdict(page: Page) {
  return page.getByRole('region', { name: 'Verdict' });
}

async function openNoisyMemo(clonebooth: Clonebooth, info: TestInfo): Promise<Page> {
  const path = info.outputPath('memo.wav');
  writeNoisyRecording(path);
  const page = await clonebooth.start();
  await openRecording(page, path, 'memo.wav');
  return page;
}

test('fixing by keyboard keeps the place, and says when a fix was not enough', async ({
  clonebooth,
}, info) => {
  const page = await openNoisyMemo(clonebooth, info);
  const panel = verdict(page);
  await panel.getByRole('button', { name: 'Fix: Mains hum' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Fix: Mains hum' })).toBeHidden();
  await expect(panel.getByRole('heading', { name: 'Verdict' })).toBeFocused();
  await expect(panel).toHaveAttribute('aria-busy', 'false');
  await panel.getByRole('button', { name: 'Fix all' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel).toHaveAttribute('aria-busy', 'false');
  await expect(
    panel.getByRole('listitem').filter({ hasText: 'Noise in the pauses' }),
  ).toContainText('Treated, but not enough.');
  await expect(panel.locator(':focus')).toHaveCount(1);
});

test('a noisy memo: named in words, fixed by one click, and saved with what was done', async ({
  clonebooth,
}, info) => {
  const page = await openNoisyMemo(clonebooth, info);
  await expect(verdict(page).getByText(/that can spoil the clone/)).toBeVisible();
  await expect(verdict(page).getByText('Mains hum', { exact: true })).toBeVisible();
  await expect(verdict(page).getByText('Speech over noise', { exact: true })).toBeVisible();

  await verdict(page).getByRole('button', { name: 'Fix all' }).click();
  await expect(page.getByRole('switch', { name: 'Remove hum' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Reduce noise' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Remove clicks' })).not.toBeChecked();
  await expect(verdict(page).getByRole('status')).toHaveText(/Ready|things? to look at/);
  await expect(verdict(page).getByRole('button', { name: 'Fix: Mains hum' })).toBeHidden();
  await saveSample(page, 'Memo');

  const sample = storedSample(clonebooth.userData);
  expect(sample.recipe.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['low-cut', 'hum', 'noise']),
  );
  expect(sample.measurements.snrDb ?? 0).toBeGreaterThan(30);
  expect(['good', 'look-at']).toContain(sample.verdict.grade);
});

test('the best passage is selected, unless a person was faster; one button brings it back', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await page.getByRole('button', { name: 'Try the sample recording' }).click();
  await expect(verdict(page).getByText(/checks are good/)).toBeVisible();
  const [start, end] = [timeField(page, 'Start'), timeField(page, 'End')];
  const best = [await start.inputValue(), await end.inputValue()];
  expect(best).not.toEqual(['0:00.00', '0:30.00']);

  await typeTime(page, 'Start', '3.3');
  await typeTime(page, 'Length', '11');
  await expect(verdict(page).getByText('Length', { exact: true })).toBeVisible();
  await verdict(page).getByRole('button', { name: 'Best passage: Length' }).click();
  expect([await start.inputValue(), await end.inputValue()]).toEqual(best);
});

test('a treatment is one switch with one amount, and the verdict follows it', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await expect(verdict(page).getByText(/checks are good/)).toBeVisible();
  await page.getByRole('switch', { name: 'Set level' }).check();
  const amount = page.getByRole('slider', { name: 'Speech, in dBFS' });
  await expect(amount).toHaveValue('-20');
  await amount.press('Home');
  await expect(amount).toHaveValue('-30');
  await expect(verdict(page).getByText('−30 dBFS')).toBeVisible();
  await page.getByRole('switch', { name: 'Set level' }).uncheck();
  await expect(amount).toBeHidden();
});

test('a waveform that was read once is there at once the next time', async ({ clonebooth }) => {
  let page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await expect(verdict(page).getByText(/checks are good/)).toBeVisible();
  page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await expect(timeField(page, 'End')).toBeVisible();
  await expect(verdict(page).getByText(/checks are good/)).toBeVisible();
  await saveSample(page, 'From the kept waveform');
});

test('an hour has a passage and a verdict while it is still being searched for a better one', async ({
  clonebooth,
}, info) => {
  const path = info.outputPath('hour.wav');
  writeLongRecording(path, 3600);
  const page = await clonebooth.start();
  await openRecording(page, path, 'hour.wav');
  await expect(verdict(page).getByRole('status')).toHaveText(/Ready|things? to look at/);
  await expect(page.getByText(/^Looking for the best passage… \d+ %$/)).toBeVisible();
  await expect(timeField(page, 'Length')).not.toHaveValue('0:30.00');
});
