// A display, session bus and keyring for tests, apart from those of whoever runs them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemProbe } from '../system/needs.mjs';
import { runToEnd } from './child.mjs';

const KEYRING_SESSION = fileURLToPath(new URL('keyring-session.sh', import.meta.url));

/**
 * The same everywhere, whatever the user speaks.
 *
 * It has to be UTF-8: in a bare container's locale, Chromium cannot read file names beyond ASCII.
 */
const NEUTRAL_LOCALE = { LANG: 'C.UTF-8', LC_ALL: '', LANGUAGE: '' };

/**
 * Runs a command in a session of its own and gives its exit code.
 *
 * @param {readonly [string, ...string[]]} command
 * @param {NodeJS.ProcessEnv} env
 */
export async function runInTestSession(command, env) {
  if (process.platform !== 'linux') return runToEnd(command, { env });
  const folder = mkdtempSync(join(tmpdir(), 'clonebooth-'));
  try {
    const session = { ...env, ...ownFolders(folder), ...NEUTRAL_LOCALE };
    return await runToEnd([...wrappers(), ...command], { env: session, group: true });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether a display has to be made up: Electron on Linux does not start without one. */
export function needsDisplay() {
  return process.platform === 'linux' && !systemProbe.hasDisplay;
}

/** @returns {[string, ...string[]]} */
function wrappers() {
  const bus = /** @type {const} */ (['dbus-run-session', '--', 'bash', KEYRING_SESSION]);
  if (!needsDisplay()) return [...bus];
  return ['xvfb-run', '-a', '-s', '-screen 0 1440x1000x24', ...bus];
}

/**
 * The keyring lives in XDG_DATA_HOME, so a private one keeps the user's own out of reach.
 *
 * @param {string} folder
 */
function ownFolders(folder) {
  const folders = {
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
  };
  for (const path of Object.values(folders)) mkdirSync(path, { mode: 0o700 });
  return folders;
}
