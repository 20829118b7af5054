import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, fixturePath, test } from './clonebooth.ts';
import {
  chooseCommand,
  isChecked,
  isEnabled,
  menuLabels,
  openRecent,
  recentLabels,
} from './menu.ts';
import { openRecording, timeField, typeTime } from './steps.ts';

/** Chooses in the open Settings dialog. The radio button itself lies invisibly over its label. */
async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByText(choice, { exact: true }).click();
}

test('speaks another language at once, menus included, keeps it, and changes back', async ({
  clonebooth,
}) => {
  let page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await typeTime(page, 'Start', '2');
  await chooseCommand(clonebooth.electron, 'settings');
  await choose(page, 'Language', '简体中文');
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await page.getByRole('button', { name: '完成' }).click();
  // What was open and selected is still there, its waveform's handles included.
  await expect(page.getByRole('slider', { name: '选区开始' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '开始' })).toHaveValue('0:02.00');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  expect(await menuLabels(clonebooth.electron)).toEqual(
    expect.arrayContaining(['文件', '编辑', '视图', '播放', '帮助', '打开…', '剪切', '全屏']),
  );

  page = await clonebooth.start();
  await expect(page.getByRole('heading', { name: '拖入一段录音' })).toBeVisible();
  await chooseCommand(clonebooth.electron, 'settings');
  await choose(page, '语言', 'English');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await menuLabels(clonebooth.electron)).toEqual(
    expect.arrayContaining(['File', 'Edit', 'View', 'Playback', 'Help', 'Open…', 'Full Screen']),
  );
});

test('is light, dark or of high contrast as chosen, and again after a restart', async ({
  clonebooth,
}) => {
  const ground = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  let page = await clonebooth.start();
  await page.emulateMedia({ colorScheme: null });
  await chooseCommand(clonebooth.electron, 'settings');
  await choose(page, 'Appearance', 'Light');
  await expect.poll(() => ground(page)).toBe('rgb(244, 245, 249)');
  await choose(page, 'Appearance', 'Dark');
  await expect.poll(() => ground(page)).toBe('rgb(18, 20, 27)');
  await choose(page, 'Contrast', 'High');
  await expect.poll(() => ground(page)).toBe('rgb(0, 0, 0)');
  page = await clonebooth.start();
  await page.emulateMedia({ colorScheme: null });
  await expect.poll(() => ground(page)).toBe('rgb(0, 0, 0)');
});

test('changes its colours at once where less motion is wished', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.evaluate(() =>
    document.addEventListener('transitionrun', () => document.body.setAttribute('data-moved', '')),
  );
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 20, 27)');
  // What would move has begun to in the frame after.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await expect(page.locator('body')).not.toHaveAttribute('data-moved');
});

test('takes high contrast from the system as well', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const contrast = () => page.evaluate(() => document.documentElement.dataset['contrast']);
  expect(await contrast()).toBe('normal');
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(contrast).toBe('high');
});

test('opens where it was closed', async ({ clonebooth }) => {
  const bounds = { x: 30, y: 20, width: 1010, height: 660 };
  await clonebooth.start();
  await clonebooth.electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  const read = () =>
    clonebooth.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
  await expect.poll(read).toEqual(bounds);
  await clonebooth.start();
  await expect.poll(read).toEqual(bounds);
});

test('says when its settings were damaged, and works', async ({ clonebooth }) => {
  writeFileSync(join(clonebooth.userData, 'settings.json'), '{"schema":1,');
  const page = await clonebooth.start();
  await expect(page.getByText('The settings could not be read.')).toBeVisible();
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
});

test('opens recent recordings from menu and page, and says when one is gone', async ({
  clonebooth,
}, info) => {
  test.setTimeout(120_000);
  const [first, second] = [info.outputPath('first & best.opus'), info.outputPath('second.m4a')];
  copyFileSync(fixturePath('speech-en.opus'), first);
  copyFileSync(fixturePath('speech-es.m4a'), second);
  let page = await clonebooth.start();
  expect(await recentLabels(clonebooth.electron)).toEqual(['No Recent Files']);
  await openRecording(page, first, 'first & best.opus');
  await openRecording(page, second, 'second.m4a');
  page = await clonebooth.start();
  expect(await recentLabels(clonebooth.electron)).toEqual([
    'second.m4a',
    'first && best.opus',
    'Clear Menu',
  ]);
  await openRecent(clonebooth.electron, 'first && best.opus');
  await expect(page.getByRole('heading', { name: 'first & best.opus' })).toBeVisible();

  rmSync(second);
  page = await clonebooth.start();
  await page.getByRole('button', { name: 'second.m4a' }).click();
  await expect(page.getByRole('alert')).toContainText('second.m4a is not there any more.');
  await expect(page.getByRole('button', { name: 'second.m4a' })).toBeHidden();
  await page.getByRole('button', { name: 'first & best.opus' }).click();
  await expect(page.getByRole('heading', { name: 'first & best.opus' })).toBeVisible();
  await chooseCommand(clonebooth.electron, 'clear-recent');
  await expect.poll(() => recentLabels(clonebooth.electron)).toEqual(['No Recent Files']);
});

test('a second start hands its file over, also while the page is not there yet', async ({
  clonebooth,
}) => {
  test.setTimeout(120_000);
  const page = await clonebooth.start();
  expect(await clonebooth.startAgain(fixturePath('speech-en.opus'))).toBe(0);
  await expect(page.getByRole('heading', { name: 'speech-en.opus' })).toBeVisible();
  await clonebooth.electron.evaluate(
    ({ app, BrowserWindow }, files) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload();
      app.emit('second-instance', {}, [], '', { files });
    },
    [fixturePath('speech-es.m4a')],
  );
  await expect(page.getByRole('heading', { name: 'speech-es.m4a' })).toBeVisible();
  expect(await clonebooth.startAgain('/nowhere/gone.wav')).toBe(0);
  await expect(page.getByRole('alert')).toContainText('gone.wav is not there any more.');
});

test('carries out commands of the menu, each only where it can be used', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const { electron } = clonebooth;
  await expect.poll(() => isEnabled(electron, 'open')).toBe(true);
  for (const id of ['save-sample', 'export-wav', 'play', 'zoom-in']) {
    expect(await isEnabled(electron, id), id).toBe(false);
  }
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await chooseCommand(electron, 'play');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await chooseCommand(electron, 'play');
  await chooseCommand(electron, 'loop');
  await expect(page.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => isChecked(electron, 'loop')).toBe(true);
  await chooseCommand(electron, 'toggle-library');
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeHidden();
  await chooseCommand(electron, 'toggle-library');
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeVisible();
  await chooseCommand(electron, 'save-sample');
  await expect(page.getByText('Sample saved')).toBeVisible();
  await expect.poll(() => isEnabled(electron, 'export-wav')).toBe(true);
  await expect.poll(() => isEnabled(electron, 'save-sample')).toBe(false);
});

test('undoes an edit of the recording, or of the text that is being typed', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  // The best passage is proposed once all of it was listened to.
  await expect(page.getByRole('region', { name: 'Verdict' })).toHaveAttribute('aria-busy', 'false');
  const before = await timeField(page, 'Start').inputValue();
  await typeTime(page, 'Start', '5');
  const name = page.getByLabel('Name', { exact: true });
  await name.click();
  await name.pressSequentially('!');
  await chooseCommand(clonebooth.electron, 'undo');
  await expect(name).toHaveValue('speech-es');
  await expect(timeField(page, 'Start')).toHaveValue('0:05.00');
  await page.getByRole('button', { name: 'Loop' }).focus();
  await chooseCommand(clonebooth.electron, 'undo');
  await expect(timeField(page, 'Start')).toHaveValue(before);
  await chooseCommand(clonebooth.electron, 'redo');
  await expect(timeField(page, 'Start')).toHaveValue('0:05.00');
});

test('the shortcut sheet opens with its key, lists every key, and gives the focus back', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  const loop = page.getByRole('button', { name: 'Loop' });
  await loop.focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const [name, keys] of [
    ['Open', 'Ctrl O'],
    ['Play or Pause', 'Space'],
    ['Zoom to Selection', 'Z'],
    ['Keyboard Shortcuts', 'Ctrl / or ?'],
    ['Move the selection by 1 s', 'Shift ← →'],
  ] as const) {
    await expect(sheet.locator('.row').filter({ hasText: name }).first()).toContainText(
      new RegExp(keys.split(' ').map(literally).join('\\s*')),
    );
  }
  // Keys of the editor rest while a dialog is open.
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(loop).toBeFocused();
  await expect(loop).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('l');
  await expect(loop).toHaveAttribute('aria-pressed', 'true');
  // Typed into a field it is only a question mark.
  await page.getByLabel('Name', { exact: true }).press('?');
  await expect(sheet).toBeHidden();
});

function literally(key: string): string {
  return key.replace(/[?/]/g, '\\$&');
}

test('says what it is and what it is made of', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await chooseCommand(clonebooth.electron, 'about');
  const dialog = page.getByRole('dialog', { name: 'About Clonebooth' });
  await expect(dialog).toContainText(/Version \d+\.\d+\.\d+/);
  await expect(dialog).toContainText('BSD-3-Clause');
});

test('offers the platform’s menu for text, in the language of the page', async ({ clonebooth }) => {
  const page = await clonebooth.start({ language: 'zh-CN' });
  await clonebooth.electron.evaluate(({ Menu }) => {
    // The native menu would wait for a click that no test can give it.
    Menu.prototype.popup = function popup() {
      Object.assign(globalThis, { popped: this.items.map(({ label }) => label) });
    };
  });
  await page.getByRole('button', { name: '账号' }).click();
  await page.getByLabel('SecretId').click({ button: 'right' });
  const popped = () =>
    clonebooth.electron.evaluate(() => Reflect.get(globalThis, 'popped') as unknown);
  await expect.poll(popped).toEqual(['剪切', '复制', '粘贴', '', '全选']);
});

test('a notification comes only while another window has the focus', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  await clonebooth.electron.evaluate(({ BrowserWindow, Notification }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      shown.push(`${this.title}: ${this.body}`);
    };
    Object.assign(globalThis, { focused: true });
    BrowserWindow.prototype.isFocused = () => Reflect.get(globalThis, 'focused') as boolean;
  });
  const notify = () =>
    page.evaluate(() => window.clonebooth.invoke('notify', { title: 'Done', body: '3 files' }));
  await notify();
  await clonebooth.electron.evaluate(() => Object.assign(globalThis, { focused: false }));
  await notify();
  expect(await clonebooth.electron.evaluate(() => Reflect.get(globalThis, 'shown'))).toEqual([
    'Done: 3 files',
  ]);
});
