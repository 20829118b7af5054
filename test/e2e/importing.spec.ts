import { writeFileSync } from 'node:fs';
import { writeManySamples } from '../fakes/many-samples.ts';
import { type Clonebooth, dropFiles, expect, fixturePath, test } from './clonebooth.ts';

/** Exports a sample of the library with everything about it. */
async function exportTo({ page, electron }: Clonebooth, name: string, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Export everything…' }).click();
  await expect(page.getByText(`Exported to ${path}`)).toBeVisible();
}

test('exported samples come back together, also where one is damaged, and beside a recording', async ({
  clonebooth,
}, info) => {
  writeManySamples(clonebooth.userData, 2);
  const page = await clonebooth.start();
  const rows = page.getByRole('row');
  const files = ['Sample 0001', 'Sample 0002'].map((name) => info.outputPath(`${name}.clonebooth`));
  await exportTo(clonebooth, 'Sample 0001', files[0] ?? '');
  await exportTo(clonebooth, 'Sample 0002', files[1] ?? '');

  const damaged = info.outputPath('Damaged.clonebooth');
  writeFileSync(damaged, 'overwritten');
  await dropFiles(page, ...files, damaged);
  await expect(page.getByText('Imported 2 samples')).toBeVisible();
  await expect(rows).toHaveCount(4);
  await expect(page.getByRole('alert')).toContainText('Damaged.clonebooth: This file is damaged');

  await dropFiles(page, fixturePath('speech-en.wav'), ...files);
  await expect(page.getByRole('heading', { level: 1, name: 'speech-en.wav' })).toBeVisible();
  await expect(rows).toHaveCount(6);
});
