import { describe, expect, it } from 'vitest';
import { missingNeeds, type Probe } from '../../../scripts/system/needs.mjs';

const files = { electron: '/electron', keytar: '/keytar.node' };

const COMPLETE: Probe = {
  missingLibraries: () => [],
  hasCommand: () => true,
  hasChineseFont: () => true,
  hasDisplay: false,
};
const EMPTY: Probe = {
  missingLibraries: (file) => (file === '/keytar.node' ? ['libsecret-1.so.0'] : ['libnss3.so']),
  hasCommand: () => false,
  hasChineseFont: () => false,
  hasDisplay: false,
};

function packages(test: boolean, probe: Probe): string[] {
  return missingNeeds({ ...files, test }, probe).flatMap((need) => need.packages);
}

describe('missingNeeds', () => {
  it('finds nothing on a complete system', () => {
    expect(missingNeeds({ ...files, test: true }, COMPLETE)).toEqual([]);
  });

  it('names what runs the program, and nothing for tests, when only that is wanted', () => {
    const run = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libsecret-1-0'];
    expect(packages(false, EMPTY)).toEqual(run);
  });

  it('adds the display, the keyring and the font for tests', () => {
    expect(packages(true, EMPTY).slice(5)).toEqual([
      'dbus-daemon',
      'gnome-keyring',
      'xvfb',
      'xauth',
      'fonts-wqy-microhei',
    ]);
  });

  it('wants no virtual display where there is a real one', () => {
    expect(packages(true, { ...EMPTY, hasDisplay: true })).not.toContain('xvfb');
  });

  it('asks for libsecret alone when only the keychain lacks a library', () => {
    const missingLibraries = (file: string) =>
      file === '/keytar.node' ? ['libsecret-1.so.0'] : [];
    expect(packages(true, { ...COMPLETE, missingLibraries })).toEqual(['libsecret-1-0']);
  });
});
