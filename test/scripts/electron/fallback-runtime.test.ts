import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FALLBACK,
  fallbackFolder,
  isPrepared,
  placeInRuntime,
} from '../../../scripts/electron/fallback-package.mjs';
import {
  npmCommand,
  putInPlace,
  verifyIntegrity,
} from '../../../scripts/electron/fallback-runtime.mjs';
import { inWorkFolder } from '../../../scripts/electron/work-folder.mjs';
import { tempFolder } from '../temp-folder.ts';

function makeRuntime(folder: string, version: string = FALLBACK.electron): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'electron'), folder);
  writeFileSync(join(folder, 'version'), version);
  return folder;
}

describe('the fallback runtime', () => {
  it('lies in the cache folder of the user', () => {
    const folder = fallbackFolder({ XDG_CACHE_HOME: '/cache' });
    expect(folder).toMatch(/^\/cache\/clonebooth\/electron-33\.2\.1-linux-x64-r\d+$/);
  });

  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/resources/app/index.js', null],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['elsewhere/icudtl.dat', null],
  ])('takes %s from the package as %s', (name, place) => {
    expect(placeInRuntime(name)).toBe(place);
  });

  it('is not used when it is not whole or of another version', () => {
    const parent = tempFolder();
    expect(isPrepared(join(parent, 'absent'))).toBe(false);
    expect(isPrepared(makeRuntime(join(parent, 'old'), '32.0.0'))).toBe(false);
    expect(isPrepared(makeRuntime(join(parent, 'right')))).toBe(true);
  });

  it('stays as it is when another process has finished first', () => {
    const parent = tempFolder();
    const first = makeRuntime(join(parent, 'first'));
    const second = makeRuntime(join(parent, 'second'));
    const place = join(parent, 'place');
    putInPlace(first, place);
    putInPlace(second, place);
    expect(readFileSync(join(place, 'electron'), 'utf8')).toBe(first);
  });

  it('replaces a damaged one', () => {
    const parent = tempFolder();
    const place = makeRuntime(join(parent, 'place'), 'damaged');
    putInPlace(makeRuntime(join(parent, 'new')), place);
    expect(isPrepared(place)).toBe(true);
  });

  it('is not made from a package with another checksum', async () => {
    const file = join(tempFolder(), 'package.tgz');
    writeFileSync(file, 'abc');
    const right =
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
    await verifyIntegrity(file, right);
    writeFileSync(file, 'abd');
    await expect(verifyIntegrity(file, right)).rejects.toThrow('checksum');
  });

  it('is fetched by the npm that runs the script, and by no other package manager', () => {
    const npm = '/lib/npm/bin/npm-cli.js';
    expect(npmCommand({ npm_execpath: npm })).toEqual([process.execPath, npm]);
    expect(npmCommand({ npm_execpath: '/lib/pnpm.cjs' })).toEqual(['npm']);
    expect(npmCommand({})).toEqual(['npm']);
  });
});

describe('inWorkFolder', () => {
  it('leaves nothing behind when the work fails', async () => {
    const parent = tempFolder();
    const work = inWorkFolder(parent, async (folder) => {
      writeFileSync(join(folder, 'half'), 'done');
      throw new Error('no space');
    });
    await expect(work).rejects.toThrow('no space');
    expect(readdirSync(parent)).toEqual([]);
  });
});
