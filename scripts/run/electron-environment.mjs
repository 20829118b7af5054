import { readFileSync } from 'node:fs';

/**
 * The environment for whatever starts Electron.
 *
 * The electron package and Playwright read the first variable, electron-vite only the second.
 *
 * @param {{ dist: string, program: string }} electron
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment({ dist, program }) {
  // Set in the terminals of some editors, it would make Electron a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return { ...env, ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: program };
}

/**
 * Whether Chromium's sandbox cannot work here, so that development and tests go without it.
 *
 * That is so for root, and where Ubuntu's AppArmor keeps user namespaces from unpackaged programs.
 */
export function lacksSandbox() {
  if (process.platform !== 'linux') return false;
  return process.getuid?.() === 0 || restrictsUserNamespaces();
}

function restrictsUserNamespaces() {
  try {
    const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
    return readFileSync(setting, 'utf8').trim() === '1';
  } catch {
    return false;
  }
}
