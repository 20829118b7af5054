import type { ElectronApplication } from '@playwright/test';
import { expect } from './clonebooth.ts';

/** Chooses a command from the native menu once it can be used, as a person would. */
export async function chooseCommand(electron: ElectronApplication, id: string): Promise<void> {
  await expect.poll(() => isEnabled(electron, id), `${id} can be used`).toBe(true);
  await electron.evaluate(
    ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(),
    id,
  );
}

export function isEnabled(electron: ElectronApplication, id: string): Promise<boolean> {
  return electron.evaluate(
    ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled ?? false,
    id,
  );
}

export function isChecked(electron: ElectronApplication, id: string): Promise<boolean> {
  return electron.evaluate(
    ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.checked ?? false,
    id,
  );
}

/** Every label in the native menus, level by level. */
export function menuLabels(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(({ Menu }) => {
    type Items = NonNullable<ReturnType<typeof Menu.getApplicationMenu>>['items'];
    const labels = (items: Items): string[] =>
      items.flatMap((item) => [item.label, ...labels(item.submenu?.items ?? [])]);
    return labels(Menu.getApplicationMenu()?.items ?? []).filter((label) => label !== '');
  });
}

/** The names in File ▸ Open Recent. */
export function recentLabels(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(({ Menu }) => {
    const recent = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu;
    return (recent?.items ?? []).filter(({ type }) => type === 'normal').map(({ label }) => label);
  });
}

export async function openRecent(electron: ElectronApplication, name: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const recent = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu;
    recent?.items.find(({ label }) => label === wanted)?.click();
  }, name);
}
