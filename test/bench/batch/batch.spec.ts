import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles, expect, fixturePath, test } from '../../e2e/clonebooth.ts';
import { frameWork, quantile } from '../../e2e/main-thread.ts';

/** Hundreds of recordings in one batch: `npm run bench`. CLONEBOOTH_BENCH_FILES makes it shorter. */
const COUNT = Number(process.env['CLONEBOOTH_BENCH_FILES'] ?? 300);
const SOURCES = ['speech-en.opus', 'speech-en.wav', 'speech-es.m4a', 'speech-en.webm'];
const SCROLLS = 60;
const PATIENCE_MS = 3_600_000;

test.skip(!process.env['CLONEBOOTH_BENCH'], 'CLONEBOOTH_BENCH is not set');

function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < COUNT; i++) {
    const source = SOURCES[i % SOURCES.length] ?? '';
    linkSync(fixturePath(source), join(folder, `${String(i).padStart(3, '0')} ${source}`));
  }
  return folder;
}

function progressOf(page: Page): Promise<number> {
  const bar = page.getByRole('progressbar', { name: 'Batch' });
  return bar.getAttribute('aria-valuenow').then(Number);
}

test(`${COUNT} recordings in one batch`, async ({ clonebooth }, info) => {
  test.setTimeout(PATIENCE_MS);
  const page = await clonebooth.start();
  const megabytes = () =>
    clonebooth.electron.evaluate(({ app }) =>
      Math.round(
        app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024,
      ),
    );
  const grid = page.getByRole('grid', { name: 'Batch' });
  const rows = grid.locator('tbody tr[id]');
  await dropFiles(page, makeFolder(info.outputPath('takes')));
  await expect(grid).toHaveAttribute('aria-rowcount', String(COUNT + 1), { timeout: 60_000 });

  const memory: number[] = [];
  for (const share of [0.1, 0.3, 0.5]) {
    await expect
      .poll(() => progressOf(page), { timeout: PATIENCE_MS })
      .toBeGreaterThan(share * 100);
    memory.push(await megabytes());
  }
  const frames = await frameWork(clonebooth.electron, async () => {
    await grid.hover();
    for (let i = 0; i < SCROLLS; i++) {
      await page.mouse.wheel(0, i < SCROLLS / 2 ? 300 : -300);
      await page.waitForTimeout(30);
    }
    await page.getByRole('button', { name: 'Recording', exact: true }).click();
  });
  const drawn = await rows.count();
  if (COUNT > 200) expect(drawn).toBeLessThan(60);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused.')).toBeVisible();
  const paused = await progressOf(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden({ timeout: PATIENCE_MS });
  expect(paused).toBeGreaterThanOrEqual(50);
  memory.push(await megabytes());

  const save = page.getByRole('button', { name: /^Save all ready/ });
  const ready = Number(/\d+/.exec((await save.textContent()) ?? '')?.[0]);
  await save.click();
  await expect(save).toBeDisabled();
  const saved = () =>
    readdirSync(join(clonebooth.userData, 'library')).filter((name) => !name.startsWith('.'))
      .length;
  await expect.poll(saved, { timeout: PATIENCE_MS }).toBe(ready);
  memory.push(await megabytes());
  const processor = frames.map((frame) => frame.processor);
  console.table({
    'rows in the document': drawn,
    'saved, of those that were ready': `${saved()} of ${ready}`,
    'frames while scrolling and sorting, of processor, median': quantile(processor, 0.5).toFixed(1),
    'frames while scrolling and sorting, of processor, p99': quantile(processor, 0.99).toFixed(1),
    'frames while scrolling and sorting, of processor, worst': quantile(processor, 1).toFixed(1),
    'memory in MB at 10, 30, 50 and 100 %, and saved': memory.join(', '),
  });
});
