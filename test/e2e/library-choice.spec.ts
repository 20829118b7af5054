import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeManySamples } from '../fakes/many-samples.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './clonebooth.ts';

function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name });
}

test('several are chosen by pointer and keys, exported into one folder, and deleted with undo', async ({
  clonebooth,
}, info) => {
  writeManySamples(clonebooth.userData, 8);
  const page = await clonebooth.start();
  const { keyboard } = page;
  const chosen = page.getByRole('row', { selected: true });
  await row(page, 'Sample 0002').click();
  await row(page, 'Sample 0005').click({ modifiers: ['ControlOrMeta'] });
  await expect(chosen).toHaveText([/0002/, /0005/]);
  await row(page, 'Sample 0007').click({ modifiers: ['Shift'] });
  await expect(chosen).toHaveText([/0005/, /0006/, /0007/]);
  await keyboard.press('Shift+ArrowUp');
  await expect(page.getByText('2 chosen')).toBeVisible();
  await expect(row(page, 'Sample 0006')).toBeFocused();

  const folder = info.outputPath('exported');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Sample 0006.clonebooth'), 'was here before');
  await clonebooth.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: 'Export 2 samples…' }).click();
  await expect(page.getByText(`Exported to ${folder}`)).toBeVisible();
  expect(readdirSync(folder).sort()).toEqual([
    'Sample 0005.clonebooth',
    'Sample 0006 (2).clonebooth',
    'Sample 0006.clonebooth',
  ]);

  await row(page, 'Sample 0006').focus();
  await keyboard.press('Delete');
  await expect(page.getByRole('row')).toHaveCount(6);
  await expect(row(page, 'Sample 0007')).toBeFocused();
  await expect(page.getByText('Deleted 2 items.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('row')).toHaveCount(8);
  await row(page, 'Sample 0003').focus();
  await keyboard.press('Control+a');
  await expect(page.getByText('8 chosen')).toBeVisible();
  await expectAccessible(page, 'several samples chosen');
  await row(page, 'Sample 0003').focus();
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem')).toHaveText([/Export 8 samples…/, /Delete 8 items/]);
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(page.getByText('8 chosen')).toBeHidden();
});

test('the focus stays near what is deleted', async ({ clonebooth }) => {
  writeManySamples(clonebooth.userData, 6);
  const page = await clonebooth.start();
  const { keyboard } = page;
  await row(page, 'Sample 0006').focus();
  await keyboard.press('Delete');
  await expect(row(page, 'Sample 0005')).toBeFocused();
  await keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(page, 'Sample 0004')).toBeFocused();

  const search = page.getByLabel('Search', { exact: true });
  await search.fill('0004');
  await expect(page.getByRole('row')).toHaveCount(1);
  await row(page, 'Sample 0004').focus();
  await keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeVisible();
  await expect(search).toBeFocused();
  await search.fill('');

  await row(page, 'Sample 0001').focus();
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await expect(page.getByText('No samples yet')).toBeVisible();
  await expect(page.getByRole('complementary').getByText('Import a sample…')).toBeFocused();
});
