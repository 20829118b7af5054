// What the system must have. Found by trying, not by package name, so it holds on any Linux.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{ what: string, packages: readonly string[] }} Need Packages by their Debian 12 names.
 *
 * @typedef {object} Probe How the system is looked at.
 * @property {(file: string) => readonly string[]} missingLibraries
 * @property {(command: string) => boolean} hasCommand
 * @property {() => boolean} hasChineseFont
 * @property {boolean} hasDisplay
 */

const ELECTRON = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/**
 * What is missing for running Electron, and with `test` also for a test session.
 *
 * @param {{ electron: string, keytar: string, test: boolean }} wanted
 * @param {Probe} probe
 * @returns {Need[]}
 */
export function missingNeeds({ electron, keytar, test }, probe) {
  const needs = [
    ...probe.missingLibraries(electron).map((what) => ({ what, packages: ELECTRON })),
    ...probe.missingLibraries(keytar).map((what) => ({ what, packages: ['libsecret-1-0'] })),
  ];
  if (!test) return needs;
  const commands = {
    'dbus-run-session': 'dbus-daemon',
    'gnome-keyring-daemon': 'gnome-keyring',
    ...(probe.hasDisplay ? {} : { 'xvfb-run': 'xvfb', xauth: 'xauth' }),
  };
  for (const [what, name] of Object.entries(commands)) {
    if (!probe.hasCommand(what)) needs.push({ what, packages: [name] });
  }
  if (!probe.hasChineseFont()) {
    needs.push({ what: 'a Chinese font', packages: ['fonts-wqy-microhei'] });
  }
  return needs;
}

/** @type {Probe} */
export const systemProbe = {
  missingLibraries(file) {
    const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' });
    return [...(stdout ?? '').matchAll(/(\S+) => not found/g)].map((match) => match[1] ?? '');
  },
  hasCommand(command) {
    const { PATH = '' } = process.env;
    return PATH.split(delimiter).some((folder) => folder && existsSync(join(folder, command)));
  },
  hasChineseFont() {
    return Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout);
  },
  get hasDisplay() {
    const { DISPLAY, WAYLAND_DISPLAY } = process.env;
    return Boolean(DISPLAY || WAYLAND_DISPLAY);
  },
};
