import type { Page } from '@playwright/test';
import { en } from '../../src-renderer/messages/en.ts';
import type { Messages } from '../../src-renderer/messages/messages.ts';
import { zhCn } from '../../src-renderer/messages/zh-cn.ts';
import type { Simulator } from '../simulator/server.ts';
import { dropFiles, expect, fixturePath } from './clonebooth.ts';
import type { chooseCommand } from './menu.ts';

export const LANGUAGES: readonly Messages[] = [en, zhCn];

/** Gives the program a microphone that hears a voice. */
export const HEARS_SPEECH = [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${fixturePath('speech-en.wav')}`,
];

export interface Visit {
  readonly page: Page;
  readonly messages: Messages;
  readonly simulator: Simulator;
  /** A recording in which there is something to fix. */
  readonly noisyRecording: string;
  /** Chooses from the native menu. */
  readonly command: (id: Parameters<typeof chooseCommand>[1]) => Promise<void>;
}

interface Screen {
  readonly name: string;
  /** Goes there from the screen before. */
  readonly show: (visit: Visit) => Promise<void>;
  /** Whether it is also worth a look in high contrast. */
  readonly contrast?: true;
}

function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true });
}

/** While the verdict is measured anew, the old one is dimmed. */
async function judged({ page, messages }: Visit): Promise<void> {
  const verdict = page.getByRole('region', { name: messages.verdict.title });
  await expect(verdict).toHaveAttribute('aria-busy', 'false');
}

async function closeDialog({ page }: Visit): Promise<void> {
  await page.keyboard.press('Escape');
  // Out of the page, not only out of sight: until then keys rest.
  await expect(page.locator('dialog')).toHaveCount(0);
}

const edit: readonly Screen[] = [
  {
    name: 'start',
    show: async ({ page, messages }) => {
      await expect(page.getByRole('heading', { name: messages.empty.title })).toBeVisible();
    },
  },
  {
    name: 'refused file',
    show: async ({ page }) => {
      await dropFiles(page, fixturePath('not-audio.wav'));
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'editor with findings',
    contrast: true,
    show: async (visit) => {
      const { page, messages, noisyRecording } = visit;
      await dropFiles(page, noisyRecording);
      await expect(page.getByRole('progressbar')).toBeHidden();
      await expect(button(page, messages.verdict.fixAll)).toBeEnabled();
      await judged(visit);
    },
  },
  {
    name: 'editor with passages and spectrogram',
    contrast: true,
    show: async (visit) => {
      const { page, messages } = visit;
      await button(page, messages.verdict.fixAll).click();
      const stage = page.getByRole('region', { name: messages.editor.waveform, exact: true });
      const box = await stage.boundingBox();
      await stage.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) - 6 } });
      await page.keyboard.press('s');
      await page.keyboard.press('g');
      await expect(page.getByRole('list', { name: messages.editing.passages })).toBeVisible();
      await judged(visit);
    },
  },
  {
    name: 'saved sample',
    show: async ({ page, messages }) => {
      await button(page, new RegExp(`^(${messages.save.button}|${messages.save.anyway})$`)).click();
      await expect(page.getByText(messages.save.saved)).toBeVisible();
    },
  },
];

const dialogs: readonly Screen[] = [
  {
    name: 'settings',
    contrast: true,
    show: async ({ page, messages }) => {
      await button(page, messages.shell.settings.title).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'shortcuts',
    contrast: true,
    show: async (visit) => {
      await closeDialog(visit);
      await visit.page.keyboard.press('?');
      await expect(visit.page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'about',
    contrast: true,
    show: async (visit) => {
      await closeDialog(visit);
      await visit.command('about');
      await expect(visit.page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'account with problems',
    contrast: true,
    show: async (visit) => {
      const { page, messages } = visit;
      await closeDialog(visit);
      await button(page, messages.library.account).click();
      await button(page, messages.account.save).click();
      await expect(page.getByText(messages.account.required)).toHaveCount(2);
    },
  },
  {
    name: 'account',
    contrast: true,
    show: async ({ page, messages: { account }, simulator }) => {
      const [known] = simulator.credentials;
      await page.getByLabel(account.secretId).fill(known?.secretId ?? '');
      await page.getByLabel(account.secretKey).fill(known?.secretKey ?? '');
      await page.getByLabel(account.sdkAppId).fill(String(simulator.sdkAppIds[0]));
      await page.getByLabel(account.site).selectOption('custom');
      await page.getByLabel(account.endpoint).fill(simulator.url);
      await button(page, account.save).click();
      await expect(page.getByText(account.saved)).toBeVisible();
    },
  },
  {
    name: 'clone dialog',
    contrast: true,
    show: async (visit) => {
      const { page, messages } = visit;
      await closeDialog(visit);
      await button(page, messages.sample.clone).click();
      await page.getByLabel(messages.clone.voiceName).fill('ada_1');
      await page.getByLabel(messages.clone.speaker).fill('Ada');
      await page.getByLabel(messages.clone.consent).check();
    },
  },
  {
    name: 'refused clone',
    show: async ({ page, messages, simulator }) => {
      simulator.failNext({ code: 'InvalidParameter.AudioPrompt', message: 'Invalid.' });
      await button(page, messages.clone.send).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'cloned',
    show: async ({ page, messages }) => {
      await button(page, messages.clone.sendAgain).click();
      await expect(page.getByText(messages.clone.success)).toBeVisible();
    },
  },
  {
    name: 'cloned sample',
    show: async ({ page, messages }) => {
      await button(page, messages.app.done).click();
      await expect(page.getByText(messages.sample.voices)).toBeVisible();
    },
  },
];

const library: readonly Screen[] = [
  {
    name: 'start with recent files',
    show: async ({ page, messages }) => {
      await expect(page.getByRole('heading', { name: messages.shell.recent.title })).toBeVisible();
    },
  },
  {
    name: 'library',
    show: async ({ page }) => {
      await page.getByRole('row').filter({ hasText: 'Sample 0001' }).click();
      await expect(page.getByRole('heading', { name: 'Sample 0001' })).toBeVisible();
    },
  },
  {
    name: 'menu of a sample',
    show: async ({ page, messages }) => {
      await button(page, messages.library.more('Sample 0001')).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'sort and filter',
    show: async ({ page, messages }) => {
      await page.keyboard.press('Escape');
      await button(page, messages.library.arrange).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'renaming',
    show: async ({ page, messages }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('row').filter({ hasText: 'Sample 0001' }).focus();
      await page.keyboard.press('F2');
      await expect(page.getByLabel(messages.library.newName)).toBeVisible();
    },
  },
  {
    name: 'deleted, with undo',
    show: async ({ page, messages }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Delete');
      await expect(page.getByText(messages.library.removed('Sample 0001'))).toBeVisible();
    },
  },
  {
    name: 'search',
    show: async ({ page, messages }) => {
      await page.getByLabel(messages.library.search, { exact: true }).fill('sample');
      await expect(page.getByRole('row').first()).toBeVisible();
    },
  },
  {
    name: 'no match',
    show: async ({ page, messages }) => {
      await page.getByLabel(messages.library.search, { exact: true }).fill('xyz');
      await expect(page.getByText(messages.library.noMatch.what)).toBeVisible();
    },
  },
];

const record: readonly Screen[] = [
  {
    name: 'ready to record',
    show: async ({ page, messages }) => {
      await button(page, messages.record.open).first().click();
      await expect(button(page, messages.record.record)).toBeEnabled();
    },
  },
  {
    name: 'recording',
    show: async ({ page, messages }) => {
      await button(page, messages.record.roomCheck).click();
      await expect(page.getByText(/ −\d+ dBFS$/).first()).toBeVisible();
      await button(page, messages.record.record).click();
      await expect(page.getByRole('timer')).toHaveText('0:01');
    },
  },
  {
    name: 'reviewing a take',
    show: async ({ page, messages }) => {
      await button(page, messages.record.stop).click();
      await expect(button(page, messages.record.use)).toBeVisible();
    },
  },
  {
    name: 'take put aside',
    show: async ({ page, messages }) => {
      await page.keyboard.press('r');
      await expect(button(page, messages.record.record)).toBeEnabled();
    },
  },
];

/** What is seen on a first day: nothing there yet, one recording edited, saved and cloned. */
export const FIRST_DAY: readonly Screen[] = [...edit, ...dialogs];
/** What is seen later: a library, recordings opened lately; and the Record screen. */
export const LATER: readonly Screen[] = [...library, ...record];
