import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SettingsStore } from '../../src-main/settings/settings-store.ts';
import { PARTS } from '../../src-renderer/ui/parts.ts';
import { writeManySamples } from '../fakes/many-samples.ts';
import { expectAccessible, expectHighContrast } from './accessible.ts';
import { expect, fixturePath, test } from './clonebooth.ts';
import { chooseCommand } from './menu.ts';
import { writeNoisyRecording } from './noisy-recording.ts';
import { shownTexts } from './shown-texts.ts';
import { FIRST_DAY, HEARS_SPEECH, LANGUAGES, LATER } from './tour.ts';

/** What is called the same in every language: names, formats, units, keys; a language its own name. */
const SAME_EVERYWHERE = [
  ...PARTS.flatMap(({ name, licence }) => [name, licence]),
  ...['Clonebooth', 'Electron', 'Chromium', 'MIT', 'ada_1', 'Ada', 'English'],
  ...['radio', 'phone', 'studio', 'archive', 'memo', 'Fake Default Audio Input'],
  ...['VoiceId', 'RequestId', 'SecretId', 'SecretKey', 'SdkAppId', 'SHA-256', 'API'],
  ...[
    'WAV',
    'MP3',
    'M4A',
    'PCM',
    'dBFS',
    'dBTP',
    'LUFS',
    'dB',
    'kHz',
    'Hz',
    'KB',
    'MB',
    'Ctrl',
    'Cmd',
  ],
  ...[
    'Shift',
    'Alt',
    'Space',
    'Delete',
    'Del',
    'Backspace',
    'Tab',
    'Enter',
    'GNOME Keyring',
    'KWallet',
    'Linux',
  ],
].sort((a, b) => b.length - a.length);

/** What the service says: its ids, its codes, and the words of the refusal that the simulator gives. */
const SERVICE =
  /[0-9a-f]{8}-[0-9a-f-]{27}|ada_1\w*|[A-Z]\w+(\.[A-Z]\w+)+|…[A-Z0-9]{4}|^Invalid\.$/g;

/** Whether a text holds an English word that another language would say in its own. */
function isEnglish(text: string): boolean {
  const own = text.replace(/Sample \d+|voice-\d+|\S+\.(m4a|wav)/g, '').replace(SERVICE, '');
  const named = SAME_EVERYWHERE.reduce((rest, name) => rest.replaceAll(name, ''), own);
  return /[a-z]{2}/i.test(named);
}

/** A library, and recordings that were opened lately. */
async function liveThroughFirstDay(userData: string): Promise<void> {
  writeManySamples(userData, 5);
  const settings = await SettingsStore.open(join(userData, 'settings.json'));
  const path = fixturePath('speech-es.m4a');
  const openedAt = '2026-01-31T00:00:00.000Z';
  await settings.change({ recentFiles: [{ path, name: '播客.m4a', openedAt }] });
}

for (const messages of LANGUAGES) {
  for (const [day, screens] of [
    ['on the first day', FIRST_DAY],
    ['later', LATER],
  ] as const) {
    test(`axe finds nothing on any screen ${day}, and all of it is ${messages.language}`, async ({
      clonebooth,
      simulator,
    }, info) => {
      test.setTimeout(240_000);
      const noisyRecording = info.outputPath('memo.wav');
      writeNoisyRecording(noisyRecording);
      if (day === 'later') await liveThroughFirstDay(clonebooth.userData);
      const page = await clonebooth.start({ language: messages.language, args: HEARS_SPEECH });
      const command = (id: string) => chooseCommand(clonebooth.electron, id);
      const visit = { page, messages, simulator, noisyRecording, command };
      const foreign: string[] = [];
      for (const { name, show, contrast } of screens) {
        await test.step(name, async () => {
          await show(visit);
          const left = messages.language === 'en' ? [] : (await shownTexts(page)).filter(isEnglish);
          foreign.push(...left.map((text) => `${name}: ${text}`));
          await expectAccessible(page, name);
          if (contrast) await expectHighContrast(page, name);
        });
      }
      expect(foreign).toEqual([]);
    });
  }
}

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
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeFocused();

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
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Clone again…' })).toBeFocused();
  await keyboard.press('Control+f');
  await tabTo(page, 'row', 'sample-recording');
  await expect(page.getByRole('row')).toBeFocused();
  await keyboard.press('Delete');
  await expect(page.getByText('No samples yet')).toBeVisible();
});
