import type { Desktop } from '../../src-main/ipc/desktop.ts';
import type { MicrophoneSwitch } from '../../src-main/ipc/handlers.ts';

function unexpected(): never {
  throw new Error('the test did not expect this');
}

/** A desktop that nothing is asked of. */
export const noDesktop: Desktop = {
  settings: unexpected,
  saveSettings: unexpected,
  addRecent: unexpected,
  openRecent: unexpected,
  pageReady: unexpected,
  showCommands: unexpected,
  showProgress: unexpected,
  notify: unexpected,
  about: unexpected,
};

/** A microphone that nobody opens. */
export const noMicrophone: MicrophoneSwitch = { allow: unexpected, forbid: unexpected };
