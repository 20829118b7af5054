import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import {
  APPEARANCES,
  CONTRASTS,
  DEFAULT_PREFERENCES,
  LANGUAGE_CHOICES,
  type Preferences,
  type RecentFile,
} from '../contract/settings.ts';
import { readJson, writeJson } from '../library/json-file.ts';
import { MAX_RECENT_FILES } from './recent-files.ts';
import type { WindowState } from './window-bounds.ts';

/** What is kept from one run to the next. */
export interface StoredSettings {
  readonly preferences: Preferences;
  readonly window: WindowState | null;
  readonly recentFiles: readonly RecentFile[];
}

const SCHEMA = 1;
const DEFAULTS: StoredSettings = {
  preferences: DEFAULT_PREFERENCES,
  window: null,
  recentFiles: [],
};

export const preferencesSchema: v.GenericSchema<unknown, Preferences> = v.strictObject({
  language: v.picklist(LANGUAGE_CHOICES),
  appearance: v.picklist(APPEARANCES),
  contrast: v.picklist(CONTRASTS),
  showLibrary: v.boolean(),
  showInspector: v.boolean(),
});

const pixels = v.pipe(v.number(), v.safeInteger());
const size = v.pipe(pixels, v.minValue(1));

const storedSchema: v.GenericSchema<unknown, StoredSettings> = v.object({
  schema: v.literal(SCHEMA),
  preferences: preferencesSchema,
  window: v.nullable(
    v.object({
      bounds: v.object({ x: pixels, y: pixels, width: size, height: size }),
      maximized: v.boolean(),
    }),
  ),
  recentFiles: v.pipe(
    v.array(v.object({ path: v.string(), name: v.string(), openedAt: v.string() })),
    v.maxLength(MAX_RECENT_FILES),
  ),
});

/** The settings, in memory and in one file. */
export class SettingsStore {
  readonly #path: string;
  #current: StoredSettings;
  /** The file could not be understood; it was set aside and the defaults hold. */
  readonly damaged: boolean;
  #writes: Promise<unknown> = Promise.resolve();

  private constructor(path: string, current: StoredSettings, damaged: boolean) {
    this.#path = path;
    this.#current = current;
    this.damaged = damaged;
  }

  static async open(path: string): Promise<SettingsStore> {
    const read = await readJson(path, storedSchema);
    const { preferences, window, recentFiles } = read.kind === 'read' ? read.value : DEFAULTS;
    return new SettingsStore(path, { preferences, window, recentFiles }, read.kind === 'set-aside');
  }

  get current(): StoredSettings {
    return this.#current;
  }

  /**
   * Changes hold at once and are written one after the other, so that the newest is what stays.
   *
   * @throws FailureError `disk-full` or `disk-denied`; the change holds until the program ends.
   */
  change(changes: Partial<StoredSettings>): Promise<void> {
    this.#current = { ...this.#current, ...changes };
    const write = this.#writes.then(async () => {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeJson(this.#path, { schema: SCHEMA, ...this.#current });
    });
    this.#writes = write.catch(() => undefined);
    return write;
  }
}
