import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, ROOT, test } from './clonebooth.ts';
import { addAccount, fillClone, saveSample, sendClone, typeTime } from './steps.ts';

/** Takes the pictures of the documentation: `npm run screenshots`. */
test.skip(!process.env['CLONEBOOTH_SCREENSHOTS'], 'only when asked for');

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pictures, ${colorScheme}`, async ({ clonebooth, simulator }) => {
    const page = await clonebooth.start();
    await clonebooth.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
    });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await picture(page, `empty-${colorScheme}`);

    await page.getByRole('button', { name: 'Try the sample recording' }).click();
    await expect(page.getByRole('slider').first()).toBeVisible();
    await typeTime(page, 'Start', '12.4');
    await typeTime(page, 'End', '41.9');
    await expect(page.getByRole('progressbar')).toBeHidden();
    // Measured at once, and again when the whole recording was listened to.
    await page.waitForTimeout(2_500);
    await expect(page.getByText(/checks are good/)).toBeVisible();
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
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(ROOT, 'docs/screenshots', `${name}.png`) });
}
