import type { CommandStates } from '../contract/commands.ts';
import type { About } from '../contract/ipc.ts';
import type { Preferences, Settings } from '../contract/settings.ts';

/** What the page can ask of the desktop around it. */
export interface Desktop {
  settings(): Settings;
  saveSettings(preferences: Preferences): Promise<Settings>;
  addRecent(path: string): Promise<void>;
  openRecent(path: string): Promise<void>;
  pageReady(): Promise<void>;
  showCommands(states: CommandStates): void;
  showProgress(fraction: number | null): void;
  notify(title: string, body: string): void;
  about(): About;
}
