import type { APPEARANCES, CONTRASTS, LANGUAGE_CHOICES } from '../../src-main/contract/settings.ts';
import type { Said } from './messages.ts';

type Choices<T extends readonly string[]> = Readonly<Record<T[number], string>>;

/** Groups of the shortcut sheet that are no menus. */
export type KeyGroup = 'selection' | 'waveform';

/** The texts of what surrounds the screens: settings, shortcuts, about, recent files. */
export interface ShellMessages {
  readonly settings: {
    readonly title: string;
    readonly language: string;
    readonly languages: Choices<typeof LANGUAGE_CHOICES>;
    readonly appearance: string;
    readonly appearances: Choices<typeof APPEARANCES>;
    readonly contrast: string;
    readonly contrasts: Choices<typeof CONTRASTS>;
    readonly motion: string;
    readonly damaged: string;
  };
  readonly shortcuts: {
    readonly title: string;
    readonly space: string;
    readonly or: string;
    readonly groups: Readonly<Record<KeyGroup, string>>;
    readonly move: (seconds: string) => string;
    readonly moveEdge: string;
    readonly wheelZoom: string;
    readonly wheelPan: string;
    readonly arrows: string;
    readonly wheel: string;
    readonly drag: string;
    readonly doubleClick: string;
    readonly addPassage: string;
    readonly tabAndArrows: string;
  };
  readonly about: {
    readonly title: string;
    readonly version: (version: string) => string;
    readonly builtOn: (electron: string, chromium: string) => string;
    readonly licence: string;
    readonly browserLicences: string;
  };
  readonly panes: {
    readonly label: string;
    readonly library: string;
    readonly work: string;
  };
  readonly recent: {
    readonly title: string;
    readonly missing: (name: string) => Said;
  };
  readonly cloned: {
    readonly title: string;
    readonly body: (name: string) => string;
  };
}
