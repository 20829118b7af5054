import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Clonebooth, expect, ROOT, test } from './clonebooth.ts';
import { writeNoisyRecording } from './noisy-recording.ts';
import { addAccount, fillClone, openRecording, saveSample, sendClone, timeField } from './steps.ts';

/** Takes the pictures of the documentation: `npm run screenshots`. */
test.skip(!process.env['CLONEBOOTH_SCREENSHOTS'], 'only when asked for');

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pictures, ${colorScheme}`, async ({ clonebooth, simulator }) => {
    const page = await startFor(clonebooth, colorScheme);
    await picture(page, `empty-${colorScheme}`);

    await page.getByRole('button', { name: 'Try the sample recording' }).click();
    await expect(page.getByRole('slider').first()).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeHidden();
    // The best passage is selected when the whole recording was listened to.
    await expect(timeField(page, 'Start')).not.toHaveValue('0:00.00');
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await verdict.getByRole('button', { name: 'Fix all' }).click();
    await expect(verdict.getByRole('status')).toHaveText('Ready');
    await picture(page, `editor-${colorScheme}`);

    await saveSample(page, 'Allison, demo');
    await addAccount(page, simulator);
    await page.getByRole('button', { name: 'Account' }).click();
    await picture(page, `account-${colorScheme}`);
    await page.keyboard.press('Escape');
    await fillClone(page, 'allison_demo');
    await picture(page, `clone-${colorScheme}`);
    await sendClone(page);
    await expect(page.getByText('Voice cloned')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await picture(page, `cloned-${colorScheme}`);
  });

  test(`pictures of what can be fixed, ${colorScheme}`, async ({ clonebooth }, info) => {
    const memo = info.outputPath('memo.wav');
    writeNoisyRecording(memo);
    const page = await startFor(clonebooth, colorScheme);
    await openRecording(page, memo, 'memo.wav');
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await expect(verdict.getByRole('button', { name: 'Fix: Mains hum' })).toBeVisible();
    await expect(verdict).toHaveAttribute('aria-busy', 'false');
    await picture(page, `findings-${colorScheme}`);
  });
}

async function startFor(clonebooth: Clonebooth, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await clonebooth.start();
  await clonebooth.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(ROOT, 'docs/screenshots', `${name}.png`) });
}
