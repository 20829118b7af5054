import type { Page } from '@playwright/test';
import type { Simulator } from '../simulator/server.ts';
import { expect, fixturePath, test } from './clonebooth.ts';
import {
  addAccount,
  fillAccount,
  fillClone,
  openRecording,
  saveSample,
  sendClone,
  type TypedAccount,
} from './steps.ts';

/** A saved sample with the account set up and the clone dialog filled in. */
async function readyToSend(page: Page, simulator: Simulator, typed?: TypedAccount): Promise<void> {
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await saveSample(page, 'Take one');
  await addAccount(page, simulator, typed);
  await fillClone(page, 'take_one');
  await page
    .getByRole('dialog')
    .getByLabel('Transcript')
    .fill('Welcome to the demonstration. 欢迎。');
}

/** An error keeps the dialog and everything typed into it. */
async function expectKept(page: Page): Promise<void> {
  await expect(page.getByLabel('Voice name')).toHaveValue('take_one');
  await expect(page.getByRole('dialog').getByLabel('Transcript')).toHaveValue(
    'Welcome to the demonstration. 欢迎。',
  );
  await expect(page.getByLabel('This person has agreed')).toBeChecked();
}

test('checks an account without spending a clone', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await page.getByRole('button', { name: 'Account' }).click();
  await fillAccount(page, simulator);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('The key works. It belongs to account')).toBeVisible();
  expect(simulator.requests.map(({ action }) => action)).toEqual(['GetCallerIdentity']);
  expect(simulator.voices).toEqual([]);
});

test('the account survives a restart, is recognised, and can be removed', async ({
  clonebooth,
  simulator,
}) => {
  let page = await clonebooth.start();
  await addAccount(page, simulator);
  page = await clonebooth.start();
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByText('kept in this computer’s keychain')).toBeVisible();
  await expect(page.getByText(String(simulator.sdkAppIds[0]))).toBeVisible();
  await page.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByLabel('SecretKey')).toHaveValue('');
  page = await clonebooth.start();
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('button', { name: 'Save account' })).toBeVisible();
});

test('says what is missing or wrong in an account before anything is sent', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByLabel('SdkAppId').fill('my app');
  await page.getByLabel('Site').selectOption('custom');
  await page.getByLabel('Endpoint').fill('http://trtc.tencentcloudapi.com');
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByText('Needed')).toHaveCount(2);
  await expect(page.getByText('A whole number, such as 1400000000')).toBeVisible();
  await expect(page.getByText('The address must begin with https://')).toBeVisible();
});

test('without a keychain the account lives for this session only, and that is said', async ({
  clonebooth,
  simulator,
}) => {
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  let page = await clonebooth.start({ env });
  await openRecording(page, fixturePath('speech-en.opus'), 'speech-en.opus');
  await saveSample(page, 'Take one');
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByText('This computer offers no keychain')).toBeVisible();
  await fillAccount(page, simulator);
  await expect(page.getByText('kept for this session only and forgotten')).toBeVisible();
  await page.keyboard.press('Escape');
  await fillClone(page, 'take_one');
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();

  page = await clonebooth.start({ env });
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('button', { name: 'Save account' })).toBeVisible();
});

test('a wrong SecretKey: meaning, code, RequestId, next step; corrected, it goes on from there', async ({
  clonebooth,
  simulator,
}) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator, { secretKey: 'wrongwrongwrong' });
  await sendClone(page);
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('SecretId and SecretKey do not belong together.');
  await expect(alert).toContainText('Copy both again from the API key page');
  await expect(alert).toContainText('AuthFailure.SignatureFailure');
  await expect(alert).toContainText(simulator.requests.at(-1)?.requestId ?? 'no request');
  await expectKept(page);

  await page.getByRole('dialog').getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Change…' }).click();
  await fillAccount(page, simulator);
  await page.keyboard.press('Escape');
  await expectKept(page);
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  expect(simulator.voices).toHaveLength(1);
});

test('audio that the service refuses: said, and the sample is still there', async ({
  clonebooth,
  simulator,
}) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  simulator.failNext({ code: 'InvalidParameter.AudioPrompt', message: 'Invalid reference audio.' });
  await sendClone(page);
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('The service cannot use this audio.');
  await expect(alert).toContainText('Choose another passage');
  await expect(alert).toContainText('InvalidParameter.AudioPrompt');
  await expectKept(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /^Take one .* Not cloned/ })).toBeVisible();
});

test('a clock that is off by minutes is followed, once and without asking', async ({
  clonebooth,
  serviceClock,
  simulator,
}) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  serviceClock.aheadMilliseconds = -11 * 60_000;
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  expect(simulator.requests.map(({ outcome }) => outcome)).toMatchObject([
    { kind: 'refused', code: 'AuthFailure.SignatureExpire' },
    { kind: 'answered' },
  ]);
});

test('a clock that cannot be followed is explained', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  const expired = {
    code: 'AuthFailure.SignatureExpire',
    message: 'The signature is expired, please request again.',
  };
  simulator.failNext(expired);
  simulator.failNext(expired);
  await sendClone(page);
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('wrong by more than 5 minutes');
  await expect(alert).toContainText('Set this computer’s clock');
  await expectKept(page);
});

test('too many requests are waited out without a word', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  simulator.failNext({ code: 'RequestLimitExceeded', message: 'Please reduce the frequency.' });
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  expect(simulator.requests).toHaveLength(2);
});

for (const when of ['before-answer', 'after-executing', 'mid-answer'] as const) {
  test(`an answer lost ${when} is never sent again by itself`, async ({
    clonebooth,
    simulator,
  }) => {
    let page = await clonebooth.start();
    await readyToSend(page, simulator);
    simulator.dropNext(when);
    await sendClone(page);
    await expect(page.getByRole('dialog')).toContainText('The voice may or may not exist.');
    await expectKept(page);
    expect(simulator.requests).toHaveLength(1);
    page = await clonebooth.start();
    await page.getByRole('row', { name: /^Take one .* Uncertain/ }).click();
    await expect(page.getByText('Sending again may create a second one')).toBeVisible();
    expect(simulator.requests).toHaveLength(1);
  });
}

test('killed while it waits for the answer, it calls the request uncertain and sends nothing', async ({
  clonebooth,
  simulator,
}) => {
  let page = await clonebooth.start();
  await readyToSend(page, simulator);
  simulator.delayNext(20_000);
  await sendClone(page);
  await expect.poll(() => simulator.voices.length).toBe(1);
  await clonebooth.kill();

  page = await clonebooth.start();
  await page.getByRole('row', { name: /^Take one .* Uncertain/ }).click();
  await expect(page.getByText('Clonebooth was closed while it waited')).toBeVisible();
  expect(simulator.requests).toHaveLength(1);
});

test('asks before it closes while an answer is awaited', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  await clonebooth.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  });
  simulator.delayNext(3_000);
  await sendClone(page);
  await expect.poll(() => simulator.voices.length).toBe(1);
  await clonebooth.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect(page.getByText('Voice cloned')).toBeVisible();
});

test('no service at all: said, and nothing is lost', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  await simulator.close();
  await sendClone(page);
  await expect(page.getByRole('dialog')).toContainText('The service could not be reached');
  await expectKept(page);
});

test('a voice name is judged while it is typed', async ({ clonebooth, simulator }) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  const send = page.getByRole('button', { name: 'Clone voice', exact: true });
  await expect(send).toBeEnabled();
  await page.getByLabel('Voice name').fill('my voice');
  await expect(page.getByText('Only digits, letters (a–z) and underscore')).toBeVisible();
  await expect(send).toBeDisabled();
  await page.getByLabel('Voice name').fill('x'.repeat(37));
  await expect(page.getByText('At most 36 characters')).toBeVisible();
  await page.getByLabel('Voice name').fill('my_voice');
  await expect(send).toBeEnabled();
  await page.getByLabel('This person has agreed').uncheck();
  await expect(send).toBeDisabled();
});

test('sends the chosen language, model and transcript, and leaves out what is not chosen', async ({
  clonebooth,
  simulator,
}) => {
  const page = await clonebooth.start();
  await readyToSend(page, simulator);
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await fillClone(page, 'take_two');
  await page.getByRole('dialog').getByLabel('Language').selectOption('yue');
  await page.getByLabel('Model').selectOption('flow_01_ex');
  await sendClone(page);
  await expect(page.getByText('Voice cloned')).toBeVisible();
  const sdkAppId = simulator.sdkAppIds[0];
  const transcript = 'Welcome to the demonstration. 欢迎。';
  expect(simulator.requests.map(({ fields }) => fields)).toEqual([
    { SdkAppId: sdkAppId, VoiceName: 'take_one', PromptText: transcript },
    { SdkAppId: sdkAppId, VoiceName: 'take_two', Language: 'yue', Model: 'flow_01_ex' },
  ]);
});
