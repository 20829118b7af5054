import { writeManySamples } from '../fakes/many-samples.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';
import { openRecording, saveSample } from './steps.ts';

const sizes = [
  [512, 320],
  [640, 480],
  [1024, 640],
  [3840, 2160],
] as const;

test('nothing is cut off from 1024 × 640 at 200 % zoom up to 4K', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const name of ['Play selection', 'Loop', 'Save sample']) {
      const button = page.getByRole('button', { name });
      await button.scrollIntoViewIfNeeded();
      await expect(button, `${name} at ${width} × ${height}`).toBeInViewport({ ratio: 1 });
    }
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `${width} × ${height}`).toBe(0);
  }
});

test('where it is narrow, the library and the recording take turns', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await saveSample(page, 'Sample');
  await page.setViewportSize({ width: 512, height: 320 });
  const parts = page.getByRole('navigation', { name: 'Parts of the window' });
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeHidden();
  await parts.getByRole('button', { name: 'Library' }).click();
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeVisible();
  await page.getByRole('row', { name: /^Sample/ }).click();
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
});

test('in a narrow window the verdicts of a batch can be read', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await dropFiles(page, fixturePath('speech-es.m4a'), fixturePath('speech-en.wav'));
  const verdicts = page.getByText(/^(Ready|\d things? .*)$/);
  await expect(verdicts).toHaveCount(2);
  const hidden = () =>
    verdicts.evaluateAll((all) =>
      Math.max(...all.map((shown) => shown.scrollWidth - shown.clientWidth)),
    );
  // From 720 pixels on the library stands beside the table.
  const beside = [720, 800, 900, 1000].map((width) => [width, 480] as const);
  for (const [width, height] of [...sizes, ...beside]) {
    await page.setViewportSize({ width, height });
    await expect.poll(hidden, `${width} × ${height}`).toBe(0);
  }
});

test('a notice keeps its button in one line beside a long name', async ({ clonebooth }) => {
  const page = await clonebooth.start({ language: 'zh-CN' });
  await dropFiles(page, fixturePath('speech-es.m4a'));
  await page.getByLabel('名称', { exact: true }).fill('客户访谈'.repeat(25));
  await page.getByRole('row').focus();
  await page.keyboard.press('Delete');
  const undo = page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' });
  await expect(undo).toBeVisible();
  expect((await undo.boundingBox())?.width).toBeGreaterThan(40);
});

test('rows of the library are as high as their text, also where it is larger', async ({
  clonebooth,
}) => {
  writeManySamples(clonebooth.userData, 3);
  const page = await clonebooth.start();
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(3);
  const highest = () =>
    rows.evaluateAll((all) => Math.max(...all.map((row) => row.scrollHeight - row.clientHeight)));
  for (const [width, height] of sizes.slice(2)) {
    await page.setViewportSize({ width, height });
    await expect.poll(highest, `${width} × ${height}`).toBe(0);
  }
});
