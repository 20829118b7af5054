import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { dropFiles, expect, test } from '../../e2e/clonebooth.ts';
import { writeLongRecording } from '../../e2e/long-recording.ts';
import { frameWork, quantile } from '../../e2e/main-thread.ts';

/** Measures how smooth three hours are to move: `npm run bench`. */
test.skip(!process.env['CLONEBOOTH_BENCH'], 'only when asked for');

const MOVES = 240;

/** Holds the button on a place and goes to and fro with it, as a hand that cannot decide. */
async function sway(page: Page, element: Locator, at: number, pixels: number): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error('not on screen');
  const [x, y] = [box.x + box.width * at, box.y + box.height * 0.4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; i < MOVES; i++) {
    await page.mouse.move(x + pixels * Math.sin((i / MOVES) * 4 * Math.PI), y);
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
}

async function zoomInAndOut(page: Page, element: Locator): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error('not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.down('Control');
  for (let i = 0; i < MOVES; i++) {
    await page.mouse.wheel(0, i < MOVES / 2 ? -30 : 30);
    await page.waitForTimeout(8);
  }
  await page.keyboard.up('Control');
}

test('what a frame costs while three hours are moved', async ({ clonebooth }) => {
  test.setTimeout(600_000);
  const page = await clonebooth.start();
  const path = join(clonebooth.userData, 'three-hours.wav');
  writeLongRecording(path, 3 * 3600);
  await dropFiles(page, path);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden({ timeout: 300_000 });
  // What is listened to meanwhile takes the cores that frames then wait for.
  await expect(page.getByText(/^Looking for the best passage/)).toBeHidden({ timeout: 300_000 });
  const waveform = page.getByRole('region', { name: 'Waveform' });
  const overview = page.getByRole('slider', { name: /^Overview/ });
  const end = page.getByRole('slider', { name: 'End of the selection' });
  const results: Record<string, Record<string, string | number>> = {};
  const measure = async (name: string, work: () => Promise<void>) => {
    const frames = await frameWork(clonebooth.electron, work);
    expect(frames.length).toBeGreaterThan(20);
    const elapsed = frames.map((frame) => frame.elapsed);
    const processor = frames.map((frame) => frame.processor);
    const ms = (value: number) => value.toFixed(1);
    results[name] = {
      frames: frames.length,
      'median ms': ms(quantile(elapsed, 0.5)),
      'p99 ms': ms(quantile(elapsed, 0.99)),
      'worst ms': ms(quantile(elapsed, 1)),
      'median of processor': ms(quantile(processor, 0.5)),
      'p99 of processor': ms(quantile(processor, 0.99)),
      'worst of processor': ms(quantile(processor, 1)),
    };
  };

  await measure('zoom to single samples and back', () => zoomInAndOut(page, waveform));
  await page.keyboard.press('z');
  await page.waitForTimeout(500);
  await measure('drag a handle', () => sway(page, end, 0.5, 120));
  await measure('pan the waveform', () => sway(page, waveform, 0.02, 200));
  await page.keyboard.press('0');
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await page.waitForTimeout(500);
  const handle = await overview.evaluate((element) => {
    const box = element.querySelector('.window')?.getBoundingClientRect();
    const whole = element.getBoundingClientRect();
    return box ? (box.left + box.width / 2 - whole.left) / whole.width : 0.5;
  });
  await measure('drag the overview’s window', () => sway(page, overview, handle, 250));
  console.table(results);
});
