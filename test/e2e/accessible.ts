import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './clonebooth.ts';

type Contrast = 'more' | 'no-preference';

/** Rules whose answer depends on colours; all others are asked once for a screen. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Fails with what axe found: everything in the light theme, colours in the dark one too. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expectNothingFound(page, screen, { colorScheme: 'light', contrast: 'no-preference' });
  await expectNothingFound(page, screen, { colorScheme: 'dark', contrast: 'no-preference' });
}

/** The same for colours in high contrast. */
export async function expectHighContrast(page: Page, screen: string): Promise<void> {
  await expectNothingFound(page, screen, { colorScheme: 'light', contrast: 'more' });
  await expectNothingFound(page, screen, { colorScheme: 'dark', contrast: 'more' });
  await page.emulateMedia({ contrast: 'no-preference' });
}

async function expectNothingFound(
  page: Page,
  screen: string,
  media: { readonly colorScheme: 'light' | 'dark'; readonly contrast: Contrast },
): Promise<void> {
  const { colorScheme, contrast } = media;
  await page.emulateMedia(media);
  await page.waitForFunction(
    ([theme, wished]) =>
      matchMedia(`(prefers-color-scheme: ${theme})`).matches &&
      matchMedia(`(prefers-contrast: ${wished})`).matches,
    [colorScheme, contrast] as const,
  );
  // Electron opens no second page for axe to work in.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const isFirst = colorScheme === 'light' && contrast === 'no-preference';
  const { violations, passes, incomplete } = await (isFirst
    ? axe
    : axe.withRules(COLOUR_RULES)
  ).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  expect(found, `${screen}, ${colorScheme}, contrast ${contrast}`).toEqual([]);
  // Over a dimmed page axe cannot always tell which background a text has.
  expect(passes.length + incomplete.length).toBeGreaterThan(0);
}
