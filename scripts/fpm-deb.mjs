#!/usr/bin/env node
// Stands in for `fpm -s dir -t deb` where fpm cannot be downloaded; needs only dpkg-deb.
// Use: CUSTOM_FPM_PATH=$PWD/scripts/fpm-deb.mjs npx electron-builder --linux deb
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** fpm's options for the scripts that dpkg runs, and dpkg's names for them. */
const SCRIPTS = /** @type {const} */ ({
  'before-install': 'preinst',
  'after-install': 'postinst',
  'before-remove': 'prerm',
  'after-remove': 'postrm',
});

/** dpkg-deb's names for electron-builder's compressions; the others are the same. */
const COMPRESSIONS = /** @type {Record<string, string>} */ ({
  gz: 'gzip',
  bzip2: 'xz',
  xzmt: 'xz',
});

const string = /** @type {const} */ ({ type: 'string' });
const strings = /** @type {const} */ ({ type: 'string', multiple: true });
const flag = /** @type {const} */ ({ type: 'boolean' });

/** The options that electron-builder passes to fpm for a deb; any other is an error. */
const { values: options, positionals: mappings } = parseArgs({
  allowPositionals: true,
  options: {
    from: { ...string, short: 's' },
    to: { ...string, short: 't' },
    force: flag,
    verbose: flag,
    debug: flag,
    package: string,
    name: string,
    version: string,
    license: string,
    vendor: string,
    architecture: string,
    maintainer: string,
    url: string,
    category: string,
    description: string,
    depends: { ...strings, short: 'd' },
    'deb-recommends': strings,
    'deb-priority': string,
    'deb-compression': string,
    'before-install': string,
    'after-install': string,
    'before-remove': string,
    'after-remove': string,
  },
});

if (options.from !== 'dir' || options.to !== 'deb') throw new Error('Only -s dir -t deb.');
const root = mkdtempSync(join(tmpdir(), 'fpm-deb-'));
try {
  for (const mapping of mappings) copyMapping(mapping);
  allowReading(root);
  writeControl(Math.ceil(sizeOf(root) / 1024));
  process.exitCode = buildPackage();
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {string} mapping source=destination; a source folder ends in a slash */
function copyMapping(mapping) {
  const split = mapping.lastIndexOf('=');
  const source = mapping.slice(0, split);
  const destination = join(root, mapping.slice(split + 1));
  mkdirSync(dirname(destination), { recursive: true });
  cpSync(source, destination, { recursive: true, verbatimSymlinks: true });
  if (statSync(source).isFile()) chmodSync(destination, 0o644);
}

/** The temporary folder and its like are private, which the installed ones must not be. */
function allowReading(/** @type {string} */ folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) allowReading(join(folder, entry.name));
  }
}

/** @returns {number} */
function sizeOf(/** @type {string} */ folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sizeOf(path) : lstatSync(path).size;
    })
    .reduce((sum, size) => sum + size, 0);
}

/** @param {number} kibibytes */
function writeControl(kibibytes) {
  const fields = {
    Package: options.name,
    Version: options.version?.replaceAll('-', '~'), // 1.0.0-beta comes before 1.0.0
    License: options.license,
    Vendor: options.vendor,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': String(kibibytes),
    Depends: options.depends?.join(', '),
    Recommends: options['deb-recommends']?.join(', '),
    Section: options.category,
    Priority: options['deb-priority'],
    Homepage: options.url,
    Description: options.description
      ?.trim()
      .replaceAll(/\n[ \t]*(.*)/g, (_, line) => `\n ${line || '.'}`),
  };
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  const lines = Object.entries(fields).map(([name, value]) => (value ? `${name}: ${value}\n` : ''));
  writeFileSync(join(control, 'control'), lines.join(''));
  for (const option of /** @type {(keyof typeof SCRIPTS)[]} */ (Object.keys(SCRIPTS))) {
    const source = options[option];
    if (!source) continue;
    copyFileSync(source, join(control, SCRIPTS[option]));
    chmodSync(join(control, SCRIPTS[option]), 0o755);
  }
}

function buildPackage() {
  const { 'deb-compression': name = 'xz', package: file } = options;
  if (!file) throw new Error('--package is missing.');
  const compression = COMPRESSIONS[name] ?? name;
  const args = ['--root-owner-group', `-Z${compression}`, '--build', root, file];
  return spawnSync('dpkg-deb', args, { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}
