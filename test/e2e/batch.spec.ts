import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';

const GOOD = ['speech-en.opus', 'speech-en.wav', 'speech-es.m4a', 'speech-en.webm'];

/** A folder as people have them: recordings in folders, a broken one, and what is none. */
function makeFolder(folder: string): string {
  mkdirSync(join(folder, 'day 2'), { recursive: true });
  mkdirSync(join(folder, '.trash'));
  for (const name of GOOD) copyFileSync(fixturePath(name), join(folder, name));
  copyFileSync(fixturePath('speech-en.wav'), join(folder, 'day 2', 'take 10.wav'));
  copyFileSync(fixturePath('speech-en.wav'), join(folder, 'day 2', 'take 2.wav'));
  for (const name of ['not-audio.wav', 'short.wav', 'silent.wav', 'empty.mp3']) {
    copyFileSync(fixturePath(name), join(folder, name));
  }
  copyFileSync(fixturePath('speech-en.wav'), join(folder, '.trash', 'old.wav'));
  writeFileSync(join(folder, '.hidden.wav'), 'hidden');
  writeFileSync(join(folder, 'notes.txt'), 'take 2 is best');
  return folder;
}

function rows(page: Page): Locator {
  return page.getByRole('grid', { name: 'Batch' }).locator('tbody tr');
}

function row(page: Page, name: string): Locator {
  return rows(page).filter({ has: page.getByText(name, { exact: true }) });
}

async function done(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden({ timeout: 180_000 });
}

/** Beside the folders of the items lies an index that has a hidden name. */
function itemsIn(userData: string, kind: 'library' | 'drafts'): number {
  return readdirSync(join(userData, kind)).filter((name) => !name.startsWith('.')).length;
}

test('a folder becomes drafts with verdicts, and those that are ready become samples', async ({
  clonebooth,
}, info) => {
  test.setTimeout(300_000);
  const page = await clonebooth.start();
  await dropFiles(page, makeFolder(info.outputPath('takes')));
  await expect(page.getByRole('heading', { name: 'Batch' })).toBeVisible();
  await expect(rows(page)).toHaveCount(10);
  await done(page);
  await expect(row(page, 'not-audio.wav')).toContainText('Not usable');
  await expect(row(page, 'short.wav')).toContainText('at least 10 s');
  await expect(row(page, 'take 2')).toContainText(/Ready|look at|spoil/);
  await expect(rows(page).filter({ hasText: 'Draft' })).toHaveCount(6);
  await expect(page.getByText('6 made · 4 not usable')).toBeVisible();

  await page.getByRole('button', { name: 'Recording', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Recording' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(rows(page).first()).toContainText('empty.mp3');

  await page
    .getByRole('button', { name: /^Save all/ })
    .first()
    .click();
  await expect(rows(page).filter({ hasText: 'Saving' })).toHaveCount(0, { timeout: 120_000 });
  const saved = await rows(page).filter({ hasText: 'Saved' }).count();
  expect(saved).toBeGreaterThan(0);
  expect(itemsIn(clonebooth.userData, 'library')).toBe(saved);
});

test('a batch that was killed in its middle goes on after the restart', async ({
  clonebooth,
}, info) => {
  test.setTimeout(300_000);
  const page = await clonebooth.start();
  const folder = makeFolder(info.outputPath('takes'));
  await dropFiles(page, folder);
  await expect(rows(page).filter({ hasText: /Draft|Not usable/ })).not.toHaveCount(0, {
    timeout: 60_000,
  });
  await expect(page.getByText(/of the last batch/)).toBeHidden();
  await clonebooth.kill();

  const again = await clonebooth.start();
  await expect(
    again.getByText(/recordings? of the last batch (was|were) not finished/),
  ).toBeVisible();
  await again.getByRole('button', { name: 'Continue' }).click();
  await expect(rows(again)).not.toHaveCount(0);
  await done(again);
  // Each recording that holds enough speech has one draft, whichever run made it.
  expect(itemsIn(clonebooth.userData, 'drafts')).toBe(6);
});

test('a batch pauses, goes on, and is sorted and saved with the keyboard alone', async ({
  clonebooth,
}, info) => {
  test.setTimeout(300_000);
  const page = await clonebooth.start();
  await dropFiles(page, makeFolder(info.outputPath('takes')));
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(page.getByText('Paused.')).toBeVisible();
  // What was being worked on comes to its end; the others wait.
  const working = rows(page).getByRole('progressbar');
  await expect(working).toHaveCount(0, { timeout: 60_000 });
  const waiting = await rows(page).filter({ hasText: 'Waiting' }).count();
  expect(waiting).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  await done(page);
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  await expectAccessible(page, 'batch');

  const { keyboard } = page;
  const verdict = page.getByRole('button', { name: 'Verdict', exact: true });
  await verdict.press('Enter');
  await expect(rows(page).first()).toContainText('Ready');
  await expect(rows(page).last()).toContainText('Not usable');
  await rows(page).first().focus();
  await keyboard.press('ArrowDown');
  await expect(rows(page).nth(1)).toBeFocused();
  await keyboard.press('End');
  await expect(rows(page).last()).toBeFocused();
  await keyboard.press('r');
  await expect(rows(page).last()).toContainText('Not usable');
  await keyboard.press('Home');
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('s');
  await expect(rows(page).filter({ hasText: 'Saved' })).toHaveCount(1);
  expect(itemsIn(clonebooth.userData, 'library')).toBe(1);
  await keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(9);
});

test('axe finds nothing in a batch in Chinese', async ({ clonebooth }, info) => {
  test.setTimeout(300_000);
  const page = await clonebooth.start({ language: 'zh-CN' });
  await dropFiles(page, makeFolder(info.outputPath('takes')));
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible();
  await expect(page.getByRole('button', { name: '暂停' })).toBeHidden({ timeout: 180_000 });
  await expectAccessible(page, 'batch in Chinese');
});
