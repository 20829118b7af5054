import { expect, test } from './clonebooth.ts';
import { storedWav } from './files.ts';
import { writeNoisyRecording } from './noisy-recording.ts';
import { openRecording } from './steps.ts';

/** As many clicks as a newcomer should ever need from launch to a verified sample. */
const MOST_CLICKS = 4;

test('a newcomer goes from a noisy memo to a verified sample in at most four clicks', async ({
  clonebooth,
}, info) => {
  const path = info.outputPath('memo.wav');
  writeNoisyRecording(path);
  const page = await clonebooth.start();
  await page.evaluate(() => {
    window.addEventListener(
      'click',
      () => {
        document.documentElement.dataset['clicks'] = String(
          Number(document.documentElement.dataset['clicks'] ?? 0) + 1,
        );
      },
      { capture: true },
    );
  });

  // Dropping is no click; what comes next is what the window itself offers, from top to bottom.
  await openRecording(page, path, 'memo.wav');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('button', { name: 'Fix all' }).click();
  await expect(verdict).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
  await expect(page.getByText('Sample saved')).toBeVisible();

  const clicks = Number(await page.locator('html').getAttribute('data-clicks'));
  info.annotations.push({ type: 'clicks', description: String(clicks) });
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  const { sampleRate, channels, bits, seconds } = storedWav(clonebooth.userData);
  expect([sampleRate, channels, bits]).toEqual([16_000, 1, 16]);
  expect(seconds).toBeGreaterThanOrEqual(10);
});
