import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { enLibrary } from '../../src-renderer/messages/en-library.ts';
import { writeManySamples } from '../fakes/many-samples.ts';
import { expect, fixturePath, test } from './clonebooth.ts';
import { filesWith } from './files.ts';
import { openRecording, saveSample, typeTime } from './steps.ts';
import { HEARS_SPEECH } from './tour.ts';

/** How an element and what is written in it look: colours as the page computes them. */
function looks(element: Locator): Promise<{ readonly text: string; readonly ground: string }> {
  return element.evaluate((shown) => {
    const { color, backgroundColor } = getComputedStyle(shown);
    return { text: color, ground: backgroundColor };
  });
}

/** The system's colour of a name, computed. */
function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((wanted) => {
    const probe = document.createElement('span');
    probe.style.color = wanted;
    probe.style.forcedColorAdjust = 'none';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

test('where the system chooses the colours, what is on, chosen or selected is seen and can be read', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = {
    text: await systemColour(page, 'HighlightText'),
    ground: await systemColour(page, 'Highlight'),
  };
  await openRecording(page, fixturePath('speech-en.wav'), 'speech-en.wav');
  await typeTime(page, 'Start', '0');
  await typeTime(page, 'Length', '24');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('0');
  const stage = page.getByRole('region', { name: 'Waveform', exact: true });
  const { width = 0, height = 0 } = (await stage.boundingBox()) ?? {};
  await stage.click({ position: { x: width / 2, y: height - 6 } });
  await page.keyboard.press('s');
  const passages = page.getByRole('list', { name: 'Passages, in the order' });
  const active = passages.locator('[aria-pressed="true"]');
  expect(await looks(active)).toEqual(chosen);
  for (const part of await active.locator('span').all()) {
    expect((await looks(part)).text).toBe(chosen.text);
  }
  expect(await looks(page.locator('header [aria-pressed="true"]').first())).toEqual(chosen);
  const original = page.locator('label', { has: page.getByRole('radio', { name: 'Original' }) });
  expect(await looks(original)).toEqual(chosen);

  await saveSample(page, 'Sample');
  const row = page.getByRole('row', { name: /^Sample/, selected: true });
  await expect(row).toHaveCSS('border-left-color', chosen.ground);
  await expect(row).toHaveCSS('border-left-style', 'solid');
});

test('where the system chooses the colours, the level of the microphone is seen', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start({ args: HEARS_SPEECH });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('button', { name: 'Record…' }).first().click();
  const meter = page.getByRole('meter');
  await expect(meter).toHaveAttribute('aria-valuetext', /dBFS/);
  const level = meter.locator('div').first();
  await expect(level).toHaveCSS('background-color', await systemColour(page, 'CanvasText'));
});

test('where the system chooses the colours, a grade in the library is told by its shape', async ({
  clonebooth,
}) => {
  const grades = ['good', 'look-at', 'confirm', 'blocks'];
  writeManySamples(clonebooth.userData, grades.length);
  for (const [index, path] of filesWith(clonebooth.userData, '"clones"').entries()) {
    const sample = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(
      path,
      JSON.stringify({ ...sample, verdict: { ...sample.verdict, grade: grades[index] } }),
    );
  }
  const page = await clonebooth.start();
  await page.emulateMedia({ forcedColors: 'active' });
  const shape = (name: string) =>
    page
      .getByRole('row')
      .getByRole('img', { name, exact: true })
      .first()
      .evaluate((dot) => {
        const { backgroundColor, borderTopColor, borderTopLeftRadius } = getComputedStyle(dot);
        return { fill: backgroundColor, line: borderTopColor, corner: borderTopLeftRadius };
      });
  const line = await systemColour(page, 'CanvasText');
  const canvas = await systemColour(page, 'Canvas');
  const { grades: names } = enLibrary;
  expect(await shape(names.good)).toEqual({ fill: line, line, corner: '50%' });
  expect(await shape(names['look-at'])).toEqual({ fill: canvas, line, corner: '50%' });
  expect(await shape(names.blocks)).toEqual({ fill: line, line, corner: '0px' });
});
