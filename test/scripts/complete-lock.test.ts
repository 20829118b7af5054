import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryFor, missingPackages } from '../../scripts/complete-lock.mjs';

describe('package-lock.json', () => {
  it('holds the packages of every platform, so that npm ci accepts it', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    expect(missingPackages(lock), 'run "node scripts/complete-lock.mjs"').toEqual([]);
  });

  it('is found incomplete when a platform package is left out', () => {
    const lock = {
      packages: {
        'node_modules/tool': {
          version: '1.0.0',
          optionalDependencies: {
            '@tool/cli-linux-x64': '1.0.0',
            '@tool/cli-darwin-arm64': '1.0.0',
          },
        },
        'node_modules/@tool/cli-linux-x64': { version: '1.0.0' },
      },
    };
    expect(missingPackages(lock)).toEqual([['@tool/cli-darwin-arm64', '1.0.0']]);
  });

  it.each([
    ['@tool/cli-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@tool/cli-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
    ['@tool/cli-linux-x64', { cpu: ['x64'], os: ['linux'], libc: ['glibc'] }],
    ['@tool/binding-win32-x64-msvc', { cpu: ['x64'], os: ['win32'] }],
    ['@tool/binding-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
  ])('gets for %s the platform that its name says', (name, platform) => {
    expect(entryFor(name, '1.0.0')).toEqual({
      version: '1.0.0',
      dev: true,
      optional: true,
      ...platform,
    });
  });
});
