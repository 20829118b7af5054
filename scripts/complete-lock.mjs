// Adds to package-lock.json the platform packages that npm left out.
// Use: node scripts/complete-lock.mjs
//
// npm leaves an optional package out of the lock file when the registry it was made with does not
// have it; "npm ci" then refuses the lock file everywhere. What such a package says of its platform
// is in its name, and its version is in the package that asks for it.
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ version: string, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/**
 * Names and versions of optional packages that the lock file asks for and does not hold.
 *
 * @param {LockFile} lock
 * @returns {[string, string][]}
 */
export function missingPackages(lock) {
  return Object.values(lock.packages)
    .flatMap(({ optionalDependencies }) => Object.entries(optionalDependencies ?? {}))
    .filter(([name]) => isPlatformPackage(name) && !(`node_modules/${name}` in lock.packages));
}

/** @param {string} name */
function isPlatformPackage(name) {
  return /[-/](android|darwin|freebsd|linux|openharmony|win32)-/.test(name);
}

/**
 * A lock file's entry for a platform package, as npm would write it, but for the checksum.
 *
 * @param {string} name
 * @param {string} version
 */
export function entryFor(name, version) {
  const [, os = '', cpu = '', abi] =
    /[-/](android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? [];
  const libc = abi?.startsWith('musl') ? 'musl' : os === 'linux' ? 'glibc' : null;
  return {
    version,
    cpu: [cpu],
    dev: true,
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

/** @param {string} path */
function complete(path) {
  /** @type {LockFile} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  for (const [name, version] of missingPackages(lock)) {
    lock.packages[`node_modules/${name}`] = entryFor(name, version);
    console.log(`added ${name} ${version}`);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  const completed = { ...lock, packages: Object.fromEntries(sorted) };
  writeFileSync(path, `${JSON.stringify(completed, null, 2)}\n`);
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) complete('package-lock.json');
