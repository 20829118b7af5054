// The names of Debian and Ubuntu packages, and the command that installs them.

/** Since 2024 these carry the mark of the 64-bit time_t; the older names are gone. */
const RENAMED = /** @type {Record<string, string>} */ ({
  'libgtk-3-0': 'libgtk-3-0t64',
  libasound2: 'libasound2t64',
});

/**
 * @param {readonly string[]} packages by their names on Debian 12
 * @param {string} osRelease the text of /etc/os-release
 */
export function namesFor(packages, osRelease) {
  if (!usesNewNames(osRelease)) return [...packages];
  return packages.map((name) => RENAMED[name] ?? name);
}

/** @param {readonly string[]} packages */
export function installArguments(packages) {
  return ['install', '-y', '--no-install-recommends', ...packages];
}

/** @param {string} osRelease */
function usesNewNames(osRelease) {
  const id = field(osRelease, 'ID');
  // Debian's testing and unstable have no number: they are newer than any that does.
  const version = Number.parseFloat(field(osRelease, 'VERSION_ID') ?? 'Infinity');
  if (id === 'debian') return version >= 13;
  if (id === 'ubuntu') return version >= 24.04;
  return true;
}

/**
 * @param {string} osRelease
 * @param {string} name
 */
function field(osRelease, name) {
  return new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1];
}
