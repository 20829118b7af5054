import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { app, type BrowserWindow, Notification, nativeTheme } from 'electron';
import type { EventName, Events } from './contract/ipc.ts';
import { type Language, spokenLanguage } from './contract/language.ts';
import type { Preferences, Settings } from './contract/settings.ts';
import type { Desktop } from './ipc/desktop.ts';
import { AppMenu } from './menu.ts';
import { withoutRecent, withRecent } from './settings/recent-files.ts';
import type { SettingsStore, StoredSettings } from './settings/settings-store.ts';

export interface DesktopPorts {
  readonly window: BrowserWindow;
  readonly settings: SettingsStore;
  /** Puts files into the page's file input. */
  readonly giveFiles: (paths: readonly string[]) => Promise<unknown>;
  readonly send: <N extends EventName>(name: N, data: Events[N]) => void;
  readonly report: (error: unknown) => void;
}

/** The language that the settings and the system's languages lead to. */
export function languageOf({ preferences }: StoredSettings): Language {
  const { language } = preferences;
  return language === 'system'
    ? spokenLanguage([app.getLocale(), ...app.getPreferredSystemLanguages()])
    : language;
}

/** Menus, recent files, taskbar and notifications around the one window. */
export class ElectronDesktop implements Desktop {
  readonly #ports: DesktopPorts;
  readonly #menu: AppMenu;
  /** Files that the system asked to open before the page could take them. */
  #waiting: readonly string[] = [];
  #isPageReady = false;

  constructor(ports: DesktopPorts) {
    this.#ports = ports;
    const { window, settings, report } = ports;
    this.#menu = new AppMenu({
      window,
      isPackaged: app.isPackaged,
      language: () => languageOf(settings.current),
      recentFiles: () => settings.current.recentFiles,
      openRecent: (path) => void this.openRecent(path).catch(report),
      clearRecent: () => void this.#clearRecent().catch(report),
    });
    this.#menu.build();
    // Loaded anew, the page has to say again that it can take files.
    window.webContents.on('did-start-loading', () => {
      this.#isPageReady = false;
    });
  }

  settings(): Settings {
    const { current, damaged } = this.#ports.settings;
    const { preferences, recentFiles } = current;
    return { preferences, recentFiles, damaged, language: languageOf(current) };
  }

  async saveSettings(preferences: Preferences): Promise<Settings> {
    await this.#change({ preferences });
    return this.settings();
  }

  async addRecent(path: string): Promise<void> {
    app.addRecentDocument(path);
    const now = new Date().toISOString();
    const { recentFiles } = this.#ports.settings.current;
    await this.#change({ recentFiles: withRecent(recentFiles, path, now) });
  }

  async openRecent(path: string): Promise<void> {
    const { recentFiles } = this.#ports.settings.current;
    if (!recentFiles.some((file) => file.path === path)) return;
    if (await this.#open([path])) return;
    await this.#change({ recentFiles: withoutRecent(recentFiles, path) });
  }

  /** Opens what the system asks for: the arguments of a start, or a file of the file manager. */
  async openFiles(paths: readonly string[]): Promise<void> {
    if (this.#isPageReady) await this.#open(paths);
    else this.#waiting = [...this.#waiting, ...paths];
  }

  async pageReady(): Promise<void> {
    this.#isPageReady = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    await this.#open(waiting);
  }

  showCommands(states: Parameters<Desktop['showCommands']>[0]): void {
    this.#menu.show(states);
  }

  showProgress(fraction: number | null): void {
    // Below zero takes the bar away.
    this.#ports.window.setProgressBar(fraction ?? -1);
  }

  notify(title: string, body: string): void {
    const { window } = this.#ports;
    if (window.isFocused() || !Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => bringForward(window));
    notification.show();
  }

  about() {
    const { electron = '', chrome: chromium = '' } = process.versions;
    return { version: app.getVersion(), electron, chromium };
  }

  /** Gives the page the files that are there and names those that are not. */
  async #open(paths: readonly string[]): Promise<boolean> {
    const found = await Promise.all(paths.map(isThere));
    const present = paths.filter((_path, index) => found[index]);
    if (present.length > 0) await this.#ports.giveFiles(present);
    for (const path of paths.filter((_path, index) => !found[index])) {
      this.#ports.send('file.missing', { name: basename(path) });
    }
    return present.length === paths.length;
  }

  async #clearRecent(): Promise<void> {
    app.clearRecentDocuments();
    await this.#change({ recentFiles: [] });
  }

  async #change(changes: Partial<StoredSettings>): Promise<void> {
    const { settings, send } = this.#ports;
    const written = settings.change(changes);
    nativeTheme.themeSource = settings.current.preferences.appearance;
    this.#menu.build();
    send('settings.changed', this.settings());
    await written;
  }
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
