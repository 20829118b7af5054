import { expect, type Locator, type Page } from '@playwright/test';
import type { Simulator } from '../simulator/server.ts';
import { dropFiles } from './clonebooth.ts';

/** What a person does, in a person's words: the steps that several flows share. */

export async function openRecording(page: Page, path: string, name: string): Promise<void> {
  await dropFiles(page, path);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
}

export type TimeField = 'Start' | 'End' | 'Length';

/** A typed time; the handles have labels that begin alike. */
export function timeField(page: Page, field: TimeField): Locator {
  return page.getByRole('textbox', { name: field });
}

export async function typeTime(page: Page, field: TimeField, time: string): Promise<void> {
  await timeField(page, field).fill(time);
  await timeField(page, field).press('Enter');
}

export async function saveSample(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: /^Save (sample|anyway)$/ }).click();
  await expect(page.getByText('Sample saved')).toBeVisible();
}

export interface TypedAccount {
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly sdkAppId?: string;
}

/** Fills in the account dialog, which must be open, for the simulator. */
export async function fillAccount(
  page: Page,
  simulator: Simulator,
  typed: TypedAccount = {},
): Promise<void> {
  const [known] = simulator.credentials;
  await page.getByLabel('SecretId').fill(typed.secretId ?? known?.secretId ?? '');
  await page.getByLabel('SecretKey').fill(typed.secretKey ?? known?.secretKey ?? '');
  await page.getByLabel('SdkAppId').fill(typed.sdkAppId ?? String(simulator.sdkAppIds[0]));
  await page.getByLabel('Site').selectOption('custom');
  await page.getByLabel('Endpoint').fill(simulator.url);
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByText('Account saved.')).toBeVisible();
}

export async function addAccount(
  page: Page,
  simulator: Simulator,
  typed: TypedAccount = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await fillAccount(page, simulator, typed);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Opens the clone dialog of the shown sample and fills in what is needed. */
export async function fillClone(page: Page, voiceName: string): Promise<void> {
  await page.getByRole('button', { name: /^Clone (voice|again)…$/ }).click();
  await page.getByLabel('Voice name').fill(voiceName);
  await page.getByLabel('Whose voice is it?').fill('Allison Smith');
  await page.getByLabel('This person has agreed').check();
}

export async function sendClone(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Clone voice|Send again)$/ }).click();
}
