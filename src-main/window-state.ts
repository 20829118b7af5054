import { type BrowserWindow, screen } from 'electron';
import type { SettingsStore } from './settings/settings-store.ts';
import { placeAgain, type Rectangle } from './settings/window-bounds.ts';

/** Moving and sizing come in hundreds of steps; only where they end is kept. */
const REST_MILLISECONDS = 400;
const FIRST_SIZE = { width: 1280, height: 800 };

/** Where to open the window: where it was, if that is on a screen; else in the middle of one. */
export function openingBounds({ current }: SettingsStore): Partial<Rectangle> {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const last = current.window && placeAgain(current.window.bounds, workAreas);
  if (last) return last;
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return {
    width: Math.min(FIRST_SIZE.width, width),
    height: Math.min(FIRST_SIZE.height, height),
  };
}

/**
 * Keeps the window's place for the next start, from now on.
 *
 * @param writing is handed each writing of it
 */
export function keepWindowState(
  window: BrowserWindow,
  settings: SettingsStore,
  writing: (written: Promise<void>) => void,
): void {
  const keep = () => {
    clearTimeout(rest);
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    writing(settings.change({ window: state }));
  };
  let rest: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(rest);
    rest = setTimeout(keep, REST_MILLISECONDS);
  };
  if (settings.current.window?.maximized) window.maximize();
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(rest));
}
