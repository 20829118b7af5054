import { LANGUAGES, type Language } from './language.ts';

export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export const APPEARANCES = ['system', 'light', 'dark'] as const;
export const CONTRASTS = ['system', 'high'] as const;

/** What a person chooses about the program itself. */
export interface Preferences {
  readonly language: (typeof LANGUAGE_CHOICES)[number];
  readonly appearance: (typeof APPEARANCES)[number];
  readonly contrast: (typeof CONTRASTS)[number];
  readonly showLibrary: boolean;
  readonly showInspector: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  appearance: 'system',
  contrast: 'system',
  showLibrary: true,
  showInspector: true,
};

/** A recording that was opened from disk. */
export interface RecentFile {
  readonly path: string;
  readonly name: string;
  /** ISO 8601 */
  readonly openedAt: string;
}

/** The settings, as the page needs them. */
export interface Settings {
  readonly preferences: Preferences;
  /** The language to speak: the chosen one, or what the system's languages lead to. */
  readonly language: Language;
  /** Newest first. */
  readonly recentFiles: readonly RecentFile[];
  /** The file they were kept in could not be understood and was set aside. */
  readonly damaged: boolean;
}
