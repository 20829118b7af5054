import { appendFileSync, copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, fixturePath, test } from './clonebooth.ts';
import { storedSample, storedWav } from './files.ts';
import { openRecording, saveSample, timeField, typeTime } from './steps.ts';
import { writeTwoTracks } from './two-tracks.ts';

const SPEECH = fixturePath('speech-en.wav');

function passages(page: Page) {
  return page.getByRole('list', { name: /Passages/ }).getByRole('button');
}

/** Where playing would begin: a click into the waveform says so, and fields show it. */
async function positionAt(page: Page, seconds: number): Promise<void> {
  await page.getByRole('button', { name: 'Stop' }).click();
  const stage = page.getByRole('region', { name: 'Waveform', exact: true });
  const box = await stage.boundingBox();
  if (!box) throw new Error('no waveform');
  const total = 24.03;
  await page.mouse.click(box.x + (box.width * seconds) / total, box.y + box.height - 6);
  await expect(page.getByRole('timer')).toContainText(
    `0:${String(Math.floor(seconds)).padStart(2, '0')}`,
  );
}

async function judged(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute('aria-busy', 'false');
}

/** Waits until the sound around the passages is kept beside the draft. */
async function excerptKept(userData: string): Promise<void> {
  const drafts = join(userData, 'drafts');
  const isKept = () =>
    existsSync(drafts) &&
    readdirSync(drafts).some((id) => existsSync(join(drafts, id, 'excerpt.wav')));
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
}

test('passages are split, reordered, removed and joined, and every step can be taken back', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Start', '0');
  await typeTime(page, 'Length', '24');
  await positionAt(page, 8);
  await page.keyboard.press('s');
  await expect(passages(page)).toHaveCount(2);
  await positionAt(page, 16);
  await page.keyboard.press('s');
  await expect(passages(page)).toHaveCount(3);

  await passages(page).nth(1).click();
  await page.keyboard.press('Delete');
  await expect(passages(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Play this passage earlier' }).click();
  await expect(passages(page).nth(0)).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: changing the order')).toHaveRole('status');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: removing a passage')).toHaveRole('status');
  await expect(passages(page)).toHaveCount(3);
  await page.keyboard.press('Control+Shift+Z');
  await expect(passages(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Undo removing a passage' })).toBeEnabled();

  const joined = await page.locator('output', { hasText: 'fits' }).textContent();
  await saveSample(page, 'Two parts');
  expect(storedWav(clonebooth.userData).seconds).toBeCloseTo(Number.parseFloat(joined ?? ''), 1);
});

test('original and cleaned change at the same place, with one key, while playing', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await expect(page.getByRole('radio', { name: 'Cleaned' })).toBeDisabled();
  await page.getByRole('switch', { name: 'Reduce noise' }).check();
  await page.getByRole('switch', { name: 'Set level' }).check();
  await judged(page);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press(' ');
  await expect(page.getByRole('timer')).toContainText('0:02');
  await page.keyboard.press('c');
  await expect(page.getByRole('radio', { name: 'Cleaned' })).toBeChecked();
  await expect(page.getByRole('timer')).toContainText('0:03');
  await expect(page.getByRole('timer')).toContainText('0:04');
  await page.keyboard.press('c');
  await expect(page.getByRole('radio', { name: 'Original' })).toBeChecked();
  await expect(page.getByRole('timer')).toContainText('0:05');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play selection' })).toBeVisible();
});

test('plays on from a place outside the selection, and the edges alone', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Start', '0');
  await typeTime(page, 'Length', '11');
  await positionAt(page, 15);
  await page.keyboard.press('Shift+ ');
  await expect(page.getByRole('timer')).toContainText('0:16');
  await page.keyboard.press('e');
  await expect(page.getByRole('timer')).toContainText('0:01');
  // The middle is left out: two seconds in, it goes on two seconds before the end.
  await expect(page.getByRole('timer')).toContainText('0:09');
  await expect(page.getByRole('button', { name: 'Play selection' })).toBeVisible();
});

test('an edit survives a crash a moment later, with all that was done', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Start', '2');
  await typeTime(page, 'Length', '15');
  await page.getByRole('switch', { name: 'Low cut' }).check();
  await page.getByLabel('Name', { exact: true }).fill('Half done');
  const draft = page.getByRole('row', { name: /Half done.*Draft/ });
  await expect(draft).toBeVisible();
  await clonebooth.kill();

  const again = await clonebooth.start();
  await again.getByRole('row', { name: /Half done.*Draft/ }).click();
  await expect(timeField(again, 'Start')).toHaveValue('0:02.00');
  await expect(timeField(again, 'Length')).toHaveValue('0:15.00');
  await expect(again.getByRole('switch', { name: 'Low cut' })).toBeChecked();
  await expect(again.getByLabel('Name', { exact: true })).toHaveValue('Half done');
  await saveSample(again, 'Done');
  await expect(again.getByRole('row', { name: /Draft/ })).toBeHidden();
});

test('closing right after an edit loses nothing', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await page.getByLabel('Name', { exact: true }).fill('Last words');
  const again = await clonebooth.start();
  await expect(again.getByRole('row', { name: /Last words.*Draft/ })).toBeVisible();
});

for (const [what, spoil, said] of [
  ['gone', (path: string) => rmSync(path), 'The recording is not where it was'],
  ['changed', (path: string) => appendFileSync(path, 'more'), 'The recording was changed since'],
] as const) {
  test(`a recording that is ${what} is edited from what was kept of it`, async ({
    clonebooth,
  }, info) => {
    const path = info.outputPath('memo.wav');
    copyFileSync(SPEECH, path);
    const page = await clonebooth.start();
    await openRecording(page, path, 'memo.wav');
    await typeTime(page, 'Start', '5');
    await typeTime(page, 'Length', '12');
    await excerptKept(clonebooth.userData);
    await clonebooth.stop();
    spoil(path);

    const again = await clonebooth.start();
    await again.getByRole('row', { name: /memo.*Draft/ }).click();
    await expect(again.getByText(said)).toBeVisible();
    await expect(timeField(again, 'Length')).toHaveValue('0:12.00');
    await saveSample(again, 'From the excerpt');
    const sample = storedSample(clonebooth.userData);
    expect(sample.passages).toEqual([{ start: 5, end: 17 }]);
    expect(sample.source.name).toBe('memo.wav');
    const kept = join(clonebooth.userData, 'library', sample.id, 'excerpt.wav');
    expect(existsSync(kept)).toBe(true);
  });
}

test('a saved sample is cut again, beginning with its own edit', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Start', '3');
  await typeTime(page, 'Length', '12');
  await saveSample(page, 'First cut');
  const again = await clonebooth.start();
  await again.getByRole('row', { name: /First cut/ }).click();
  await again.getByRole('button', { name: 'Make another cut' }).click();
  await expect(timeField(again, 'Start')).toHaveValue('0:03.00');
  await typeTime(again, 'Length', '13');
  await saveSample(again, 'Second cut');
  await expect(again.getByRole('row', { name: /First cut/ })).toBeVisible();
});

test('the draft of what is open is deleted, brought back, and gone on with', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Length', '12');
  const draft = page.getByRole('row', { name: /speech-en.*Draft/ });
  await draft.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('Deleted “speech-en”.')).toBeVisible();
  await judged(page);
  // Longer than an edit and its excerpt take to be kept.
  await page.waitForTimeout(2500);
  await expect(draft).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(draft).toBeVisible();
  await typeTime(page, 'Length', '13');
  await expect(page.getByRole('row', { name: /speech-en.*13\.0 s.*Draft/ })).toHaveCount(1);
  await expect(draft).toHaveCount(1);
});

test('an edit after saving is judged anew and can be saved', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, SPEECH, 'speech-en.wav');
  await typeTime(page, 'Start', '3');
  await typeTime(page, 'Length', '12');
  await saveSample(page, 'First cut');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  await expect(page.getByRole('row', { name: /First cut.*Ready/ })).toHaveAttribute(
    'aria-selected',
    'false',
  );
  await typeTime(page, 'Length', '14');
  await saveSample(page, 'Second cut');
  await expect(page.getByRole('row', { name: /First cut.*12\.0 s.*Ready/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Second cut.*14\.0 s.*Ready/ })).toBeVisible();
});

test('of several audio tracks a person chooses', async ({ clonebooth }, info) => {
  const path = info.outputPath('film.mkv');
  await writeTwoTracks(path, SPEECH);
  const page = await clonebooth.start();
  await openRecording(page, path, 'film.mkv');
  const track = page.getByLabel('Audio track');
  await expect(track).toHaveValue('0');
  await track.selectOption('1');
  await expect(page.getByLabel('Audio track')).toBeEnabled();
  await expect(page.getByLabel('Audio track')).toHaveValue('1');
  await expect(page.getByRole('progressbar')).toBeHidden();
  await saveSample(page, 'Other track');
});
