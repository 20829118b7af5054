import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from '../../e2e/clonebooth.ts';
import { frameWork, quantile } from '../../e2e/main-thread.ts';
import { writeManySamples } from '../../fakes/many-samples.ts';

/** A library of 10,000 samples in the real window, against reading its files with `cat`: `npm run bench`. */
const COUNT = 10_000;
const RUNS = 3;
const PAUSE_MS = 30;

test.skip(!process.env['CLONEBOOTH_BENCH'], 'CLONEBOOTH_BENCH is not set');

/** Seconds from the page's navigation to the frame in which its list has rows. */
function secondsToRows(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector('[role="grid"] [role="row"]'))
            resolve(performance.now() / 1000);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

function secondsOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return (performance.now() - before) / 1000;
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sort and filter' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
}

async function arrange(page: Page, choice: string): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  await page.keyboard.press('Escape');
}

async function scroll(page: Page): Promise<void> {
  const list = page.getByRole('grid', { name: 'Samples and drafts' });
  await list.hover();
  for (let i = 0; i < 200; i++) {
    await page.mouse.wheel(0, i < 100 ? 900 : -700);
    await page.waitForTimeout(8);
  }
}

async function search(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Search' });
  await field.click();
  await page.keyboard.type('number 4321 series', { delay: PAUSE_MS });
  for (let i = 0; i < 18; i++) await page.keyboard.press('Backspace', { delay: PAUSE_MS });
}

test('a library of 10,000 samples in the window', async ({ clonebooth }) => {
  test.setTimeout(600_000);
  writeManySamples(clonebooth.userData, COUNT);
  // Makes the index, which every later start uses.
  await secondsToRows(await clonebooth.start());
  const opened: { readonly launched: number; readonly loaded: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    await clonebooth.stop();
    const before = performance.now();
    const page = await clonebooth.start();
    const loaded = await secondsToRows(page);
    opened.push({ launched: (performance.now() - before) / 1000, loaded });
  }
  const { page, userData } = clonebooth;
  const script = 'find "$1" -name "*.json" -exec cat {} + > /dev/null';
  const runs = Array.from({ length: RUNS }, () =>
    secondsOf(() => spawnSync('sh', ['-c', script, '-', userData])),
  );
  const cat = Math.min(...runs);
  const best = (of: 'launched' | 'loaded') => Math.min(...opened.map((run) => run[of]));
  const row = (seconds: number) => ({
    seconds: seconds.toFixed(2),
    ratio: (seconds / cat).toFixed(2),
  });
  console.table({
    'from the page’s start to rows': row(best('loaded')),
    'from launching the program to rows': row(best('launched')),
    '`find … -exec cat {} +`': row(cat),
  });

  await expect(page.getByText(`Sample 0001`)).toBeVisible();
  const results: Record<string, Record<string, string | number>> = {};
  const measure = async (name: string, work: () => Promise<void>) => {
    const frames = await frameWork(clonebooth.electron, work);
    const ms = (value: number) => value.toFixed(1);
    const processor = frames.map((frame) => frame.processor);
    results[name] = {
      frames: frames.length,
      'median of processor': ms(quantile(processor, 0.5)),
      'p99 of processor': ms(quantile(processor, 0.99)),
      'worst of processor': ms(quantile(processor, 1)),
      'worst ms': ms(Math.max(...frames.map(({ elapsed }) => elapsed))),
    };
  };
  await measure('scroll', () => scroll(page));
  await measure('type in the search', () => search(page));
  await measure('open the menu for the first time', async () => {
    await openMenu(page);
    await page.keyboard.press('Escape');
  });
  await measure('sort by name, and back', async () => {
    await arrange(page, 'Name');
    await arrange(page, 'Newest');
  });
  await measure('filter by a tag, and back', async () => {
    await arrange(page, 'radio');
    await arrange(page, 'Any tag');
  });
  console.table(results);
});
