import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { dropFiles, expect, fixturePath, test } from './clonebooth.ts';
import { addAccount, fillClone, openRecording, saveSample, sendClone } from './steps.ts';

test('axe finds nothing on any screen', async ({ clonebooth, simulator }) => {
  test.setTimeout(120_000);
  const page = await clonebooth.start();
  await expectAccessible(page, 'empty');
  await dropFiles(page, fixturePath('not-audio.wav'));
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'refused file');
  await openRecording(page, fixturePath('speech-es.m4a'), 'speech-es.m4a');
  await expect(page.getByRole('slider').first()).toBeVisible();
  await expectAccessible(page, 'editor');
  await saveSample(page, 'Sample');
  await expectAccessible(page, 'saved sample');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByText('Needed')).toHaveCount(2);
  await expectAccessible(page, 'account with problems');
  await page.keyboard.press('Escape');
  await addAccount(page, simulator);
  await page.getByRole('button', { name: 'Account' }).click();
  await expectAccessible(page, 'account');
  await page.keyboard.press('Escape');
  await fillClone(page, 'sample');
  await expectAccessible(page, 'clone dialog');
  simulator.failNext({ code: 'InvalidParameter.AudioPrompt', message: 'Invalid.' });
  await sendClone(page);
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'refused clone');
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  await expectAccessible(page, 'cloned');
  await page.getByRole('button', { name: 'Done' }).click();
  await expectAccessible(page, 'cloned sample');
});

/** Presses Tab until something with this name has the focus, as a person without a pointer does. */
async function tabTo(page: Page, role: string, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const label =
        element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`);
      return `${element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent}`;
    });
    if (focused.trim().startsWith(name)) return;
  }
  throw new Error(`Tab never reached the ${role} "${name}"`);
}

test('the whole road can be walked with the keyboard alone', async ({ clonebooth, simulator }) => {
  test.setTimeout(120_000);
  const page = await clonebooth.start();
  const { keyboard } = page;
  await tabTo(page, 'button', 'Try the sample recording');
  await keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'End of the selection' })).toBeVisible();
  await tabTo(page, 'slider', 'End of the selection');
  await keyboard.press('Shift+ArrowLeft');
  await tabTo(page, 'button', 'Play selection');
  await keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await keyboard.press('Space');
  await tabTo(page, 'button', 'Save sample');
  await keyboard.press('Enter');
  await expect(page.getByText('Sample saved')).toBeVisible();
  await expect(page.getByText(/^\d+\.\d s, \d+ KB, verified on disk/)).toBeVisible();

  await tabTo(page, 'button', 'Clone voice…');
  await keyboard.press('Enter');
  await tabTo(page, 'button', 'Add account…');
  await keyboard.press('Enter');
  const [known] = simulator.credentials;
  await tabTo(page, 'field', 'SecretId');
  await keyboard.type(known?.secretId ?? '');
  await keyboard.press('Tab');
  await keyboard.type(known?.secretKey ?? '');
  await keyboard.press('Tab');
  await keyboard.type(String(simulator.sdkAppIds[0]));
  await tabTo(page, 'list', 'Site');
  await keyboard.press('End');
  await keyboard.press('Tab');
  await keyboard.type(simulator.url);
  await keyboard.press('Enter');
  await expect(page.getByText('Account saved.')).toBeVisible();
  await keyboard.press('Escape');
  await tabTo(page, 'field', 'Whose voice is it?');
  await keyboard.type('Allison Smith');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByText('Voice cloned')).toBeVisible();
});

test('speaks Chinese where the system does, and axe finds nothing there either', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start({ language: 'zh-CN' });
  await expect(page.getByRole('heading', { name: '拖入一段录音' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  await page.getByRole('button', { name: '试用示例录音' }).click();
  await page.getByRole('button', { name: '保存样本' }).click();
  await expect(page.getByText('样本已保存')).toBeVisible();
  await expectAccessible(page, 'Chinese');
  await dropFiles(page, fixturePath('short.wav'));
  await expect(page.getByRole('alert')).toContainText('声音样本至少需要 10 秒');
});

for (const [language, words] of [
  ['en-US', { record: 'Record', stop: 'Stop', check: 'Check the room', use: 'Use this take' }],
  ['zh-CN', { record: '录音', stop: '停止', check: '检查环境', use: '使用这段录音' }],
] as const) {
  test(`axe finds nothing on the Record screen, ${language}`, async ({ clonebooth }) => {
    test.setTimeout(120_000);
    const heard = `--use-file-for-fake-audio-capture=${fixturePath('speech-en.wav')}`;
    const page = await clonebooth.start({
      language,
      args: ['--use-fake-device-for-media-stream', heard],
    });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button(`${words.record}…`).last().click();
    await expect(button(words.record)).toBeEnabled();
    await expectAccessible(page, 'ready to record');
    await button(words.check).click();
    await expect(page.getByText(/^(Noise|噪声) −\d+ dBFS$/)).toBeVisible();
    await button(words.record).click();
    await expect(page.getByRole('timer')).toHaveText('0:01');
    await expectAccessible(page, 'recording');
    await button(words.stop).click();
    await expect(button(words.use)).toBeVisible();
    await expectAccessible(page, 'reviewing');
    await page.keyboard.press('r');
    await expect(button(words.record)).toBeEnabled();
    await expectAccessible(page, 'put aside');
  });
}
