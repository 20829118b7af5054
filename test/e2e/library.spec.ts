import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'valibot';
import { sampleSchema } from '../../src-main/library/schemas.ts';
import { writeManySamples } from '../fakes/many-samples.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';
import { openRecording, timeField, typeTime } from './steps.ts';

function rows(page: Page): Locator {
  return page.getByRole('row');
}

function row(page: Page, name: string): Locator {
  return rows(page).filter({ hasText: name });
}

/** The names in the list, from top to bottom; right only for lists that fit on the screen. */
async function names(page: Page): Promise<string[]> {
  const texts = await rows(page).locator('.name').allTextContents();
  return texts.map((text) => text.trim());
}

async function choose(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Sort and filter' }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  await expect(page.getByRole('menu')).toBeHidden();
}

async function fromMenu(page: Page, name: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** The samples on disk, trash left out. */
function stored(userData: string) {
  const library = join(userData, 'library');
  return readdirSync(library)
    .filter((name) => !name.startsWith('.'))
    .map((id) => readFileSync(join(library, id, 'sample.json'), 'utf8'))
    .map((text) => parse(sampleSchema, JSON.parse(text)));
}

test('searches, sorts and filters', async ({ clonebooth }) => {
  writeManySamples(clonebooth.userData, 6);
  const page = await clonebooth.start();
  await expect(rows(page)).toHaveCount(6);
  const search = page.getByLabel('Search', { exact: true });
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  for (const [text, found] of [
    ['number long 0004', ['Sample 0004']],
    ['voice-3', ['Sample 0004']],
    ['STUDIO', ['Sample 0003']],
    ['phone series', ['Sample 0002', 'Sample 0006']],
  ] as const) {
    await search.fill(text);
    await expect.poll(() => names(page)).toEqual(found);
  }
  await expect(page.getByText('2 of 6')).toBeVisible();
  await search.fill('nobody says this');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(rows(page)).toHaveCount(6);

  await choose(page, 'Cloned');
  await expect.poll(() => names(page)).toEqual(['Sample 0001', 'Sample 0004']);
  await choose(page, 'radio');
  await expect.poll(() => names(page)).toEqual(['Sample 0001']);
  await page.getByRole('button', { name: 'Remove the filter Cloned' }).click();
  await expect.poll(() => names(page)).toEqual(['Sample 0001', 'Sample 0005']);
  await page.getByRole('button', { name: 'Remove the filter radio' }).click();
  await choose(page, 'State');
  await expect
    .poll(async () => (await names(page)).slice(-2))
    .toEqual(['Sample 0001', 'Sample 0004']);
  await choose(page, 'Name');
  await expect.poll(async () => (await names(page))[0]).toBe('Sample 0001');
});

test('renames, tags, transcribes and duplicates, and a restart still knows', async ({
  clonebooth,
}) => {
  writeManySamples(clonebooth.userData, 2);
  let page = await clonebooth.start();
  await row(page, 'Sample 0001').click();
  await fromMenu(page, 'Sample 0001', 'Rename');
  await page.getByLabel('New name').fill('Ada, first take');
  // An input method's Enter takes over a word and ends nothing.
  await page.getByLabel('New name').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(page.getByLabel('New name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ada, first take' })).toBeVisible();
  await expect(row(page, 'Ada, first take')).toBeFocused();

  await page.getByLabel('Tags').fill('warm');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the tag radio' }).click();
  await page.getByLabel('Transcript').fill('Welcome. 欢迎。');
  await page.getByLabel('Language').selectOption('zh');
  await expect
    .poll(() => stored(clonebooth.userData).find(({ name }) => name === 'Ada, first take'))
    .toMatchObject({ tags: ['warm'], transcript: 'Welcome. 欢迎。', language: 'zh' });

  await fromMenu(page, 'Ada, first take', 'Duplicate');
  await expect(page.getByRole('heading', { name: 'Ada, first take (copy)' })).toBeVisible();
  await expect(row(page, '(copy)')).toContainText('Ready');
  const copy = stored(clonebooth.userData).find(({ name }) => name.endsWith('(copy)'));
  expect(copy).toMatchObject({ tags: ['warm'], language: 'zh', clones: [] });

  page = await clonebooth.start();
  await expect(rows(page)).toHaveCount(3);
  await page.getByLabel('Search', { exact: true }).fill('欢迎 warm');
  await expect(rows(page)).toHaveCount(2);
});

test('deletes a draft with undo, and takes it up where it was left', async ({ clonebooth }) => {
  let page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await typeTime(page, 'Start', '0:03');
  await expect(row(page, 'speech-en')).toContainText('Draft');
  page = await clonebooth.start();
  await fromMenu(page, 'speech-en', 'Delete');
  await expect(page.getByText('No samples yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'speech-en').click();
  await expect(page.getByRole('heading', { level: 1, name: 'speech-en.opus' })).toBeVisible();
  await expect(timeField(page, 'Start')).toHaveValue('0:03.00');
});

test('renames a draft, open or not, and its next edit keeps the name', async ({ clonebooth }) => {
  let page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await typeTime(page, 'Start', '0:03');
  await fromMenu(page, 'speech-en', 'Rename');
  await page.getByLabel('New name').fill('Allison');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Allison');
  await typeTime(page, 'Start', '0:04');
  await expect(row(page, 'Allison')).toContainText('Draft');
  page = await clonebooth.start();
  await row(page, 'Allison').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Allison, calm');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Allison, calm')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Allison, calm');
  await expect(timeField(page, 'Start')).toHaveValue('0:04.00');
});

test('deletes with undo, and what is deleted stays so', async ({ clonebooth }) => {
  writeManySamples(clonebooth.userData, 3);
  let page = await clonebooth.start();
  const before = stored(clonebooth.userData).map(({ id }) => id);
  await row(page, 'Sample 0002').click();
  await fromMenu(page, 'Sample 0002', 'Delete');
  await expect(rows(page)).toHaveCount(2);
  expect(stored(clonebooth.userData)).toHaveLength(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { name: 'Sample 0002' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  expect(
    stored(clonebooth.userData)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(before.sort());

  await fromMenu(page, 'Sample 0002', 'Delete');
  await expect(rows(page)).toHaveCount(2);
  page = await clonebooth.start();
  await expect(rows(page)).toHaveCount(2);
});

test('a sample goes out as one file and comes back with its voice', async ({
  clonebooth,
}, info) => {
  writeManySamples(clonebooth.userData, 2);
  const page = await clonebooth.start();
  const target = info.outputPath('Sample.clonebooth');
  await clonebooth.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  const [before] = stored(clonebooth.userData).filter(({ name }) => name === 'Sample 0001');
  await fromMenu(page, 'Sample 0001', 'Export everything…');
  await expect(page.getByText(`Exported to ${target}`)).toBeVisible();
  await fromMenu(page, 'Sample 0001', 'Delete');
  await expect(rows(page)).toHaveCount(1);

  await dropFiles(page, target);
  await expect(page.getByText('Imported “Sample 0001”')).toBeVisible();
  await expect(row(page, 'Sample 0001')).toContainText('Cloned');
  await expect(page.getByRole('definition').filter({ hasText: /^voice-0$/ })).toBeVisible();
  const [after] = stored(clonebooth.userData).filter(({ name }) => name === 'Sample 0001');
  expect(after).toEqual({ ...before, id: after?.id });

  const damaged = info.outputPath('Damaged.clonebooth');
  const bytes = readFileSync(target);
  bytes[bytes.length >> 1] = ~(bytes[bytes.length >> 1] ?? 0);
  writeFileSync(damaged, bytes);
  await dropFiles(page, damaged);
  await expect(page.getByRole('alert')).toContainText('This file is damaged');
  await expect(rows(page)).toHaveCount(2);
});

test('shows a sample in the file manager', async ({ clonebooth }) => {
  writeManySamples(clonebooth.userData, 1);
  const page = await clonebooth.start();
  await clonebooth.electron.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => {
      process.env['SHOWN_IN_FOLDER'] = path;
    };
  });
  await fromMenu(page, 'Sample 0001', 'Show in folder');
  const shown = () => clonebooth.electron.evaluate(() => process.env['SHOWN_IN_FOLDER'] ?? '');
  await expect.poll(shown).toContain('sample.wav');
  expect(existsSync(await shown())).toBe(true);
});

test('everything can be done with the keyboard alone', async ({ clonebooth }) => {
  writeManySamples(clonebooth.userData, 30);
  const page = await clonebooth.start();
  const { keyboard } = page;
  await expect(row(page, 'Sample 0001')).toBeVisible();
  await keyboard.press('Control+f');
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Sort and filter' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(row(page, 'Sample 0001')).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sample 0002' })).toBeVisible();
  await expect(row(page, 'Sample 0002')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('End');
  await expect(row(page, 'Sample 0030')).toBeFocused();
  await keyboard.press('PageUp');
  await expect(row(page, 'Sample 0030')).not.toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('F2');
  await keyboard.type('Typed');
  await keyboard.press('Escape');
  await expect(row(page, 'Sample 0001')).toBeFocused();
  await keyboard.press('F2');
  await keyboard.type('Typed');
  await keyboard.press('Enter');
  await expect(row(page, 'Typed')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'More for Typed' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(row(page, 'Typed')).toBeFocused();
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  await keyboard.press('Escape');
  await keyboard.press('Delete');
  await expect(row(page, 'Typed')).toBeHidden();
  await expect(row(page, 'Sample 0002')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await keyboard.press('Enter');
  await expect(row(page, 'Typed')).toBeVisible();
});

test('10,000 samples open, scroll, and are found', async ({ clonebooth }) => {
  test.setTimeout(180_000);
  writeManySamples(clonebooth.userData, 10_000);
  const page = await clonebooth.start();
  await expect(row(page, 'Sample 0001')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('10,000', { exact: true })).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '10000');
  await row(page, 'Sample 0001').focus();
  await page.keyboard.press('End');
  await expect(row(page, 'Sample 10000')).toBeFocused();
  await expect(row(page, 'Sample 10000')).toHaveAttribute('aria-rowindex', '10000');
  expect(await rows(page).count()).toBeLessThan(60);
  await page.mouse.move(120, 500);
  await page.mouse.wheel(0, -290_000);
  await expect(row(page, 'Sample 4')).not.toHaveCount(0);
  await page.getByLabel('Search', { exact: true }).fill('sample 9998');
  await expect(rows(page)).toHaveCount(1);
  await row(page, 'Sample 9998').click();
  await expect(page.getByRole('heading', { name: 'Sample 9998' })).toBeVisible();

  // The second time there is an index.
  const again = await clonebooth.start();
  await expect(row(again, 'Sample 0001')).toBeVisible({ timeout: 60_000 });
});
