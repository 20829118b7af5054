import type { Language } from '../../src-main/contract/language.ts';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type RecentFile,
  type Settings,
} from '../../src-main/contract/settings.ts';
import type { Backend } from '../bridge.ts';

/** What a person chose about the program, and the recordings opened lately. */
export class SettingsState {
  readonly #backend: Backend;
  #settings = $state.raw<Settings>({
    preferences: DEFAULT_PREFERENCES,
    language: 'en',
    recentFiles: [],
    damaged: false,
  });

  constructor(backend: Backend, language: Language) {
    this.#backend = backend;
    this.#settings = { ...this.#settings, language };
  }

  get preferences(): Preferences {
    return this.#settings.preferences;
  }

  get language(): Language {
    return this.#settings.language;
  }

  get recentFiles(): readonly RecentFile[] {
    return this.#settings.recentFiles;
  }

  /** The file that kept them was damaged. */
  get damaged(): boolean {
    return this.#settings.damaged;
  }

  async follow(): Promise<void> {
    this.#backend.on('settings.changed', (settings) => {
      this.#settings = settings;
    });
    this.#settings = await this.#backend.invoke('settings.get');
  }

  /** Changes hold at once; they are on disk when this resolves. */
  async change(changes: Partial<Preferences>): Promise<void> {
    await this.#backend.invoke('settings.save', { ...this.preferences, ...changes });
  }
}
