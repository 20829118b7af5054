import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { dropFiles, expect, test } from '../../e2e/clonebooth.ts';
import {
  type Cost,
  FORMATS,
  type Format,
  ffmpegPeaks,
  isInstalled,
  makeLongFile,
} from './long-files.ts';
import { ProcessTree } from './processes.ts';

/**
 * All of a long recording, from the drop to its exact waveform, in the real program against one process
 * of ffmpeg: `npm run bench`. CLONEBOOTH_BENCH_SECONDS makes it shorter than three hours.
 */
const SECONDS = Number(process.env['CLONEBOOTH_BENCH_SECONDS'] ?? 10_800);
const wanted = process.env['CLONEBOOTH_BENCH_FORMATS']?.split(',') ?? FORMATS;
const MEMORY_INTERVAL_MS = 200;
/** How long the program may take to come to rest after its start. */
const SETTLE_MS = 2000;

interface Scan extends Cost {
  readonly overviewSeconds: number;
  readonly growthMegabytes: number;
}

test.describe.configure({ mode: 'serial' });
test.skip(!process.env['CLONEBOOTH_BENCH'], 'CLONEBOOTH_BENCH is not set');
test.skip(process.platform !== 'linux', 'the cost is read from /proc');
test.skip(!isInstalled(), 'ffmpeg is not installed');

for (const format of FORMATS.filter((each) => wanted.includes(each))) {
  test(`reads ${SECONDS} s of ${format}`, async ({ clonebooth }) => {
    test.setTimeout(900_000);
    const folder = mkdtempSync(join(tmpdir(), 'clonebooth-bench-'));
    try {
      const path = join(folder, `long.${format}`);
      makeLongFile(path, format, SECONDS);
      const theirs = ffmpegPeaks(path);
      const page = await clonebooth.start();
      await sleep(SETTLE_MS);
      const tree = new ProcessTree(clonebooth.electron.process().pid ?? 0);
      const ours = await scan(page, tree, path);
      const again = await openAgain(await clonebooth.start(), path);
      print(format, ours, theirs, again);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

async function scan(page: Page, tree: ProcessTree, path: string): Promise<Scan> {
  const idle = tree.megabytes();
  let highest = idle;
  const watch = setInterval(() => {
    highest = Math.max(highest, tree.megabytes());
  }, MEMORY_INTERVAL_MS);
  try {
    const cpuBefore = tree.cpuSeconds();
    const dropped = performance.now();
    const overview = overviewIsDrawn(page).then(() => performance.now());
    await dropFiles(page, path);
    const overviewAt = await overview;
    await page.waitForFunction(() => !document.querySelector('.progress progress'), undefined, {
      polling: 50,
      timeout: 600_000,
    });
    return {
      wallSeconds: (performance.now() - dropped) / 1000,
      cpuSeconds: tree.cpuSeconds() - cpuBefore,
      overviewSeconds: (overviewAt - dropped) / 1000,
      growthMegabytes: highest - idle,
    };
  } finally {
    clearInterval(watch);
  }
}

/** Seconds from the drop to the waveform, in a program that has been started anew. */
async function openAgain(page: Page, path: string): Promise<number> {
  await sleep(SETTLE_MS);
  const dropped = performance.now();
  await dropFiles(page, path);
  await overviewIsDrawn(page);
  const seconds = (performance.now() - dropped) / 1000;
  // Nothing is left to be read.
  await expect(page.locator('.progress progress')).toHaveCount(0, { timeout: 1000 });
  return seconds;
}

/** Resolves when half of the waveform's columns have something in them. */
function overviewIsDrawn(page: Page): Promise<unknown> {
  return page.waitForFunction(
    () => {
      const roots = [...document.querySelectorAll('*')].flatMap((each) => each.shadowRoot ?? []);
      const canvas = roots.flatMap((root) => root.querySelector('canvas') ?? [])[0];
      if (!canvas || canvas.width === 0) return false;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy?.drawImage(canvas, 0, 0);
      // A little above the middle, where silence leaves only a line.
      const row = copy?.getImageData(0, Math.floor(canvas.height * 0.45), canvas.width, 1).data;
      const filled = row?.filter((value, i) => i % 4 === 3 && value > 0).length ?? 0;
      return filled > canvas.width / 2;
    },
    undefined,
    { polling: 30, timeout: 60_000 },
  );
}

function print(format: Format, ours: Scan, theirs: Cost, openedAgainSeconds: number): void {
  const cells = [
    format,
    `${ours.wallSeconds.toFixed(1)} s / ${theirs.wallSeconds.toFixed(1)} s`,
    (ours.wallSeconds / theirs.wallSeconds).toFixed(2),
    (ours.cpuSeconds / theirs.cpuSeconds).toFixed(2),
    `${ours.overviewSeconds.toFixed(2)} s`,
    `${openedAgainSeconds.toFixed(2)} s`,
    `${ours.growthMegabytes.toFixed(0)} MB`,
  ];
  console.info(`| ${cells.join(' | ')} |`);
}
