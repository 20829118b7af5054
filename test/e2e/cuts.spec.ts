import { expect, fixturePath, test } from './clonebooth.ts';
import { openRecording, saveSample, typeTime } from './steps.ts';

test('two cuts of one recording stand side by side, with what was done and what they are worth', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.wav'), 'speech-en.wav');
  await typeTime(page, 'Start', '1');
  await typeTime(page, 'Length', '12');
  await saveSample(page, 'First cut');
  await page.getByRole('button', { name: 'Make another cut' }).click();
  await page.getByRole('switch', { name: 'Low cut' }).check();
  await typeTime(page, 'Length', '16');
  await saveSample(page, 'Second cut');

  await page.getByRole('button', { name: 'Compare with First cut' }).click();
  const dialog = page.getByRole('dialog', { name: 'Two cuts side by side' });
  await expect(dialog.getByRole('columnheader')).toHaveText(['Second cut', 'First cut']);
  await expect(dialog.getByRole('row', { name: /^Length 16\.0 s .* 12\.0 s/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^Treatments Low cut none/ })).toBeVisible();
  for (const name of ['Second cut', 'First cut']) {
    await expect(dialog.getByLabel(`Listen to the sample: ${name}`)).toHaveAttribute(
      'src',
      /blob:/,
    );
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Compare with First cut' })).toBeFocused();
});

test('edges that are cut into speech are moved into a pause by one button', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.wav'), 'speech-en.wav');
  await typeTime(page, 'Start', '2.0');
  await typeTime(page, 'Length', '12');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  const move = verdict.getByRole('button', { name: 'Move edges: Beginning and end' });
  await move.click();
  await expect(verdict).toHaveAttribute('aria-busy', 'false');
  await expect(move).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo a fix' })).toBeEnabled();
});
