import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './clonebooth.ts';

const themes = ['light', 'dark'] as const;

/** Fails with what axe found, in both themes. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (theme) => matchMedia(`(prefers-color-scheme: ${theme})`).matches,
      colorScheme,
    );
    // Electron opens no second page for axe to work in.
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
    expect(passes.length).toBeGreaterThan(5);
  }
}
