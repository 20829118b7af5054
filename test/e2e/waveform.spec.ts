import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeClippedRecording } from './clipped-recording.ts';
import { expect, test } from './clonebooth.ts';
import { writeNoisyRecording } from './noisy-recording.ts';
import { openRecording, timeField, typeTime } from './steps.ts';

const overview = (page: Page) => page.getByRole('slider', { name: /^Overview of the recording/ });
const waveform = (page: Page) => page.getByRole('region', { name: 'Waveform' });
const visible = (page: Page) => overview(page).getAttribute('aria-valuetext');

/** Opens the bundled recording, 73 s of speech, with 0:00–0:30 selected. */
async function openBundled(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Try the sample recording' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  // The best passage, which is found when everything was listened to, does not begin there.
  await expect(timeField(page, 'Start')).not.toHaveValue('0:00.00');
  await typeTime(page, 'Start', '0');
  await typeTime(page, 'End', '30');
}

/** A point on an element, as shares of its width and height. */
async function pointOn(element: Locator, x: number, y = 0.4): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('not on screen');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

async function drag(page: Page, element: Locator, from: number, to: number): Promise<void> {
  const [start, end] = [await pointOn(element, from), await pointOn(element, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 12 });
  await page.mouse.up();
}

/** How many colours a canvas shows, about; runs in the page. */
function colorsOn(element: Element): number {
  if (!(element instanceof HTMLCanvasElement)) return 0;
  const { width, height } = element;
  const data = element.getContext('2d')?.getImageData(0, 0, width, height).data;
  const seen = new Set<number>();
  for (let i = 0; data && i < data.length; i += 4 * 97) {
    seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  }
  return seen.size;
}

test.describe('with the bundled recording', () => {
  test.beforeEach(async ({ clonebooth }) => {
    await openBundled(await clonebooth.start());
  });

  test('the overview moves, resizes and jumps the view by pointer', async ({ clonebooth }) => {
    const page = clonebooth.page;
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:00 to 1:13 is visible');
    await drag(page, overview(page), 0.997, 0.501);
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:00 to 0:37 is visible');
    await drag(page, overview(page), 0.25, 0.35);
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:07 to 0:44 is visible');
    const beside = await pointOn(overview(page), 0.95);
    await page.mouse.click(beside.x, beside.y);
    await expect(overview(page)).toHaveAttribute('aria-valuetext', /^0:3[67] to 1:13 is visible$/);
  });

  test('a click into the waveform moves the position and leaves the picture as it is', async ({
    clonebooth,
  }) => {
    const page = clonebooth.page;
    const ruler = await pointOn(waveform(page), 0.75, 0.98);
    await page.mouse.click(ruler.x, ruler.y);
    await expect(page.getByRole('timer')).toHaveText(/^0:5[45]\./);
    const box = await waveform(page).boundingBox();
    if (!box) throw new Error('not on screen');
    // Neither pointer nor position are in there.
    const clip = { ...box, width: box.width * 0.6, height: box.height - 32 };
    const before = await page.screenshot({ clip });
    const inside = await pointOn(waveform(page), 0.9);
    await page.mouse.click(inside.x, inside.y);
    await expect(page.getByRole('timer')).toHaveText(/^1:0[56]\./);
    expect(before.equals(await page.screenshot({ clip }))).toBe(true);
  });

  test('the overview works from the keyboard', async ({ clonebooth }) => {
    const page = clonebooth.page;
    await overview(page).focus();
    await page.keyboard.press('+');
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:14 to 1:00 is visible');
    await page.keyboard.press('Home');
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:00 to 0:46 is visible');
    await page.keyboard.press('ArrowRight');
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:05 to 0:50 is visible');
    // The selection's keys are the editor's, not the overview's.
    await expect(timeField(page, 'Start')).toHaveValue('0:00.00');
  });

  test('the wheel moves along, and zooms around the pointer with Ctrl', async ({ clonebooth }) => {
    const page = clonebooth.page;
    const { x, y } = await pointOn(waveform(page), 0.5);
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:18 to 0:55 is visible');
    await page.mouse.wheel(0, 10_000);
    await expect(overview(page)).toHaveAttribute('aria-valuetext', '0:37 to 1:13 is visible');
  });

  test('another theme and more contrast recolour it where it is', async ({ clonebooth }) => {
    const page = clonebooth.page;
    await drag(page, overview(page), 0.997, 0.501);
    await drag(page, overview(page), 0.25, 0.35);
    const shown = await visible(page);
    const ruler = waveform(page).locator('[part="ruler"]');
    const picture = () =>
      ruler.evaluate((canvas) => canvas instanceof HTMLCanvasElement && canvas.toDataURL());
    for (const media of [{ contrast: 'more' }, { colorScheme: 'dark' }] as const) {
      const before = await picture();
      await page.emulateMedia(media);
      await expect.poll(picture).not.toBe(before);
    }
    await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
    expect(await visible(page)).toBe(shown);
  });

  test('dragging with Alt adds a passage, which pointer and keys move', async ({ clonebooth }) => {
    const page = clonebooth.page;
    await page.keyboard.down('Alt');
    await drag(page, waveform(page), 0.6, 0.8);
    await page.keyboard.up('Alt');
    const second = page.getByRole('group', { name: 'Passage 2 of 2: arrow keys move it' });
    await expect(second).toBeVisible();
    await expect(page.getByRole('button', { name: /^Passage 2 of 2/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    const first = page.getByRole('group', { name: 'Passage 1 of 2: arrow keys move it' });
    await first.click({ position: { x: 60, y: 60 } });
    await expect(timeField(page, 'Start')).toHaveValue('0:00.00');
    const end = page.getByRole('slider', { name: 'End of passage 2' });
    await end.focus();
    const before = Number(await end.getAttribute('aria-valuenow'));
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(end).toHaveAttribute('aria-valuenow', (before - 1).toFixed(2));
    await second.focus();
    await page.keyboard.press('ArrowRight');
    await expect(end).toHaveAttribute('aria-valuenow', (before - 0.9).toFixed(2));
  });

  test('a double click on an empty place adds a passage there', async ({ clonebooth }) => {
    const page = clonebooth.page;
    const { x, y } = await pointOn(waveform(page), 0.7);
    await page.mouse.dblclick(x, y);
    await expect(page.getByRole('slider', { name: 'Start of passage 2' })).toBeVisible();
  });

  test('a dragged edge snaps to a pause, and moves freely with Ctrl', async ({ clonebooth }) => {
    const page = clonebooth.page;
    const handle = page.getByRole('slider', { name: 'End of the selection' });
    const guide = page.locator('[part="guide"]');
    const { x, y } = await pointOn(handle, 0.5);
    await page.mouse.move(x, y);
    await page.mouse.down();
    let snapped = 0;
    for (let pixels = 1; pixels <= 120 && snapped === 0; pixels++) {
      await page.mouse.move(x + 3 + pixels, y);
      if (await guide.isVisible()) snapped = x + 3 + pixels;
    }
    expect(snapped).toBeGreaterThan(0);
    const held = await timeField(page, 'End').inputValue();
    await page.mouse.move(snapped + 2, y);
    await expect(timeField(page, 'End')).toHaveValue(held);
    await page.keyboard.down('Control');
    await page.mouse.move(snapped + 4, y);
    await expect(guide).toBeHidden();
    await expect(timeField(page, 'End')).not.toHaveValue(held);
    await page.mouse.up();
    await page.keyboard.up('Control');
    await page.getByRole('button', { name: /^Snap edges/ }).click();
    await expect(page.getByRole('button', { name: /^Snap edges/ })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  test('the pointer’s time is shown, also over the ruler, and a click goes there', async ({
    clonebooth,
  }) => {
    const page = clonebooth.page;
    const time = page.locator('[part="hover"]');
    for (const height of [0.4, 0.98]) {
      const { x, y } = await pointOn(waveform(page), 0.5, height);
      await page.mouse.move(x, y);
      await expect(time).toHaveText(/^0:36\.\d$/);
    }
    const { x, y } = await pointOn(waveform(page), 0.25, 0.98);
    await page.mouse.click(x, y);
    await expect(page.getByRole('timer')).toHaveText(/^0:18\./);
    await page.mouse.move(0, 0);
    await expect(time).toBeHidden();
  });

  test('the view follows what is played, unless a person looks elsewhere', async ({
    clonebooth,
  }) => {
    const page = clonebooth.page;
    await overview(page).focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('+');
    await page.keyboard.press('Home');
    const first = await visible(page);
    await page.getByRole('button', { name: 'Play selection' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.poll(() => visible(page), { timeout: 15_000 }).not.toBe(first);
    await overview(page).focus();
    await page.keyboard.press('End');
    const elsewhere = await visible(page);
    await page.waitForTimeout(800);
    expect(await visible(page)).toBe(elsewhere);
  });

  test('the spectrogram comes and goes with G, in colours', async ({ clonebooth }) => {
    const page = clonebooth.page;
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('g');
    await expect(page.getByRole('button', { name: 'Spectrogram' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByText(/^Spectrogram from 0:00\.00 to 1:13/)).toBeAttached();
    const canvas = page.locator('[part="spectrogram"]');
    await expect.poll(() => canvas.evaluate(colorsOn)).toBeGreaterThan(50);
    await page.getByRole('button', { name: 'Spectrogram' }).click();
    await expect(canvas).toHaveCount(0);
  });
});

test('clipped spots are marked, say so, and lead there', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const path = join(clonebooth.userData, 'shouted.wav');
  writeClippedRecording(path, 8, 9);
  await openRecording(page, path, 'shouted.wav');
  const marks = page.getByRole('toolbar', { name: 'Spots to look at' });
  const clipped = marks.getByRole('button', { name: /^Clipped/ }).first();
  await expect(clipped).toBeVisible();
  await clipped.hover();
  await expect(clipped.getByText('the recording was too loud')).toBeVisible();
  await clipped.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toHaveText(/^0:0[89]\./);
  await expect(page.locator('[part="flash"]')).toBeAttached();
});

test('a noisy spot says how far speech stands over the background', async ({
  clonebooth,
}, info) => {
  const page = await clonebooth.start();
  const path = info.outputPath('memo.wav');
  writeNoisyRecording(path);
  await openRecording(page, path, 'memo.wav');
  const marks = page.getByRole('toolbar', { name: 'Spots to look at' });
  const noisy = marks.getByRole('button', { name: /^Noisy here/ });
  await expect(noisy).toHaveAccessibleName(
    /the background is loud, speech is only 1\d dB over it, 0:/,
  );
});
