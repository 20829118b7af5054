// Names the system packages that are missing, and installs them where that was asked for.
// Use: node scripts/system-deps.mjs [--test]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureElectron } from './ensure-electron.mjs';
import { installArguments, namesFor } from './system/apt.mjs';
import { missingNeeds, systemProbe } from './system/needs.mjs';

const KEYTAR = fileURLToPath(
  new URL(`../node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`, import.meta.url),
);

/**
 * Whether the system has all that is needed, after installing it if that is allowed.
 *
 * @param {{ electron: string, test: boolean }} wanted
 */
export function ensureSystem({ electron, test }) {
  if (process.platform !== 'linux') return true;
  const missing = () => missingNeeds({ electron, keytar: KEYTAR, test }, systemProbe);
  const needs = missing();
  if (needs.length === 0) return true;
  const packages = namesFor([...new Set(needs.flatMap((need) => need.packages))], osRelease());
  if (mayInstall()) {
    install(packages);
    return missing().length === 0;
  }
  explain([...new Set(needs.map((need) => need.what))], packages);
  return false;
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function isRoot() {
  return process.getuid?.() === 0;
}

function mayInstall() {
  const { CLONEBOOTH_INSTALL_SYSTEM_DEPS } = process.env;
  return CLONEBOOTH_INSTALL_SYSTEM_DEPS === '1' && isRoot() && systemProbe.hasCommand('apt-get');
}

/** @param {readonly string[]} packages */
function install(packages) {
  log(`installing ${packages.join(' ')}`);
  for (const command of [['update'], installArguments(packages)]) {
    // The lock may be held by the machine's own updates, or by another checkout's tests.
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

/**
 * @param {readonly string[]} missing
 * @param {readonly string[]} packages
 */
function explain(missing, packages) {
  const sudo = isRoot() ? '' : 'sudo ';
  log(`missing on this system: ${missing.join(', ')}`);
  log('on Debian or Ubuntu, this installs it:');
  console.error(`\n  ${sudo}apt-get ${installArguments(packages).join(' ')}\n`);
  log('(run as root with CLONEBOOTH_INSTALL_SYSTEM_DEPS=1, the script does so itself)');
}

/** @param {string} message */
function log(message) {
  console.error(`[system] ${message}`);
}

async function main() {
  const { program } = await ensureElectron();
  const complete = ensureSystem({ electron: program, test: process.argv.includes('--test') });
  process.exitCode = complete ? 0 : 1;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    log(error.message);
    process.exitCode = 1;
  });
}
