import type { Page } from '@playwright/test';
import { expect, test } from './clonebooth.ts';
import { timeField, typeTime } from './steps.ts';

async function selection(page: Page): Promise<string> {
  const fields = ['Start', 'End', 'Length'] as const;
  const values = fields.map((field) => timeField(page, field).inputValue());
  return (await Promise.all(values)).join(' ');
}

/** Drags the middle of an element by pixels, in the small steps of a hand. */
async function drag(page: Page, name: string, pixels: number): Promise<void> {
  const box = await page.getByRole('slider', { name }).boundingBox();
  if (!box) throw new Error(`${name} is not on screen`);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 12 });
  await page.mouse.up();
}

test.beforeEach(async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await page.getByRole('button', { name: 'Try the sample recording' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('slider', { name: 'End of the selection' })).toBeVisible();
  // The best passage may come before or after this; a person's choice stays either way.
  await typeTime(page, 'Start', '0');
  await typeTime(page, 'End', '30');
});

test('typed times move the edges and are kept inside 10–180 s', async ({ clonebooth }) => {
  const page = clonebooth.page;
  expect(await selection(page)).toBe('0:00.00 0:30.00 0:30.00');
  await typeTime(page, 'Start', '12.5');
  expect(await selection(page)).toBe('0:12.50 0:30.00 0:17.50');
  await typeTime(page, 'Length', '4');
  expect(await selection(page)).toBe('0:12.50 0:22.50 0:10.00');
  await typeTime(page, 'End', '1:05');
  expect(await selection(page)).toBe('0:12.50 1:05.00 0:52.50');
  await typeTime(page, 'End', '9:00');
  expect(await selection(page)).toBe('0:12.50 1:13.35 1:00.85');
  await typeTime(page, 'End', '15');
  expect(await selection(page)).toBe('0:05.00 0:15.00 0:10.00');
});

test('a time that is none is named and changes nothing', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await timeField(page, 'Start').fill('soon');
  await expect(page.getByText('Type a time such as 1:23.5 or 83.5')).toBeVisible();
  await timeField(page, 'Start').press('Enter');
  expect(await selection(page)).toBe('0:00.00 0:30.00 0:30.00');
});

test('handles move by pointer and stop at the band', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await drag(page, 'End of the selection', 120);
  const wider = timeField(page, 'End');
  await expect(wider).not.toHaveValue('0:30.00');
  await drag(page, 'End of the selection', -600);
  expect(await selection(page)).toBe('0:00.00 0:10.00 0:10.00');
  await drag(page, 'Start of the selection', 300);
  expect(await selection(page)).toBe('0:00.00 0:10.00 0:10.00');
});

test('arrow keys move handle or selection by 0.1, 1 and 0.01 s', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await page.getByRole('slider', { name: 'End of the selection' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await selection(page)).toBe('0:00.00 0:30.10 0:30.10');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  expect(await selection(page)).toBe('0:00.00 0:31.09 0:31.09');
  await page.getByRole('slider', { name: 'Start of the selection' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await selection(page)).toBe('0:01.00 0:31.09 0:30.09');
  await expect(page.getByRole('slider', { name: 'Start of the selection' })).toHaveAttribute(
    'aria-valuetext',
    '0:01.00',
  );
  await page.getByRole('group', { name: 'Selection: arrow keys move it' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await selection(page)).toBe('0:02.00 0:32.09 0:30.09');
});

test('plays the selection, loops it without an end, and stops at its start', async ({
  clonebooth,
}) => {
  const page = clonebooth.page;
  await typeTime(page, 'Start', '3');
  await typeTime(page, 'Length', '10');
  const position = async () => Number((await page.getByRole('timer').textContent())?.split(':')[1]);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play selection' }).click();
  await expect.poll(position).toBeGreaterThan(3.4);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await position();
  await page.waitForTimeout(400);
  expect(await position()).toBe(paused);

  await page.getByRole('button', { name: 'Loop' }).click();
  await expect(page.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Play selection' }).click();
  await expect.poll(position, { timeout: 20_000 }).toBeGreaterThan(11);
  await expect.poll(position, { timeout: 20_000 }).toBeLessThan(6);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await position()).toBe(3);
  await expect(page.getByRole('button', { name: 'Play selection' })).toBeVisible();
});

test('ends by itself at the end of the selection', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await typeTime(page, 'Length', '10');
  await page.getByRole('button', { name: 'Play selection' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play selection' })).toBeVisible({
    timeout: 20_000,
  });
});

test('space, L, Z and the zoom keys work wherever the focus is', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true');
  const handle = page.getByRole('slider', { name: 'End of the selection' });
  const before = await handle.boundingBox();
  await page.keyboard.press('z');
  await expect
    .poll(async () => (await handle.boundingBox())?.x)
    .toBeGreaterThan((before?.x ?? 0) + 50);
  await page.keyboard.press('0');
  await expect.poll(async () => (await handle.boundingBox())?.x).toBe(before?.x);
});

test('why something could not be done is said until the next edit', async ({ clonebooth }) => {
  const page = clonebooth.page;
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  const why = page.getByText('No room for another passage there.');
  await expect(why).toBeVisible();
  await typeTime(page, 'Length', '20');
  await expect(why).toBeHidden();
});
