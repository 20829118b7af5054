import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Does some work in a new folder below `parent`, which is gone afterwards: after success, failure,
 * and also when the user breaks off with Ctrl-C.
 *
 * @template T
 * @param {string} parent
 * @param {(folder: string) => Promise<T>} work
 */
export async function inWorkFolder(parent, work) {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, '.prepare-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  /** @param {NodeJS.Signals} signal */
  const breakOff = (signal) => process.exit(128 + constants.signals[signal]);
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, breakOff);
  try {
    return await work(folder);
  } finally {
    for (const signal of SIGNALS) process.off(signal, breakOff);
    process.off('exit', remove);
    remove();
  }
}
