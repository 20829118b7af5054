// The electron package in node_modules, and its own way of downloading a release.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A download on a slow line takes minutes; one that hangs must not hang the build. */
const INSTALL_LIMIT_MS = 10 * 60 * 1000;

const PROGRAM = /** @type {Record<string, string>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/** @param {string} dist */
export function programIn(dist) {
  return join(dist, PROGRAM[process.platform] ?? 'electron');
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The release in node_modules, or null when it is not there or not whole. */
export function installedRelease() {
  const dist = join(packageFolder, 'dist');
  const wanted = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  const version = readVersion(dist);
  return version === wanted && existsSync(programIn(dist)) ? { dist, version } : null;
}

/** @param {string} dist */
export function readVersion(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * Lets the electron package download its release, with its own checksums.
 *
 * @param {(message: string) => void} log
 */
export function installRelease(log) {
  log('downloading the release of Electron named in package.json');
  const result = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    // Standard output belongs to whoever asked for the runtime's path.
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    timeout: INSTALL_LIMIT_MS,
  });
  const release = result.status === 0 ? installedRelease() : null;
  if (!release) log(`that failed: ${result.stderr.trim().split('\n')[0] || 'no reason given'}`);
  return release;
}
