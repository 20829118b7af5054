import { describe, expect, it } from 'vitest';
import { installArguments, namesFor } from '../../../scripts/system/apt.mjs';

const WANTED = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const OLD = 'install -y --no-install-recommends libgtk-3-0 libnss3 libasound2 libgbm1';
const NEW = 'install -y --no-install-recommends libgtk-3-0t64 libnss3 libasound2t64 libgbm1';

describe('the apt line', () => {
  it.each([
    ['Debian 12', 'ID=debian\nVERSION_ID="12"\n', OLD],
    ['Debian 13', 'PRETTY_NAME="Debian"\nVERSION_ID="13"\nID=debian\n', NEW],
    ['Debian testing', 'ID=debian\n', NEW],
    ['Ubuntu 22.04', 'ID=ubuntu\nVERSION_ID="22.04"\nID_LIKE=debian\n', OLD],
    ['Ubuntu 24.04', 'VERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n', NEW],
    ['an unknown system', '', NEW],
  ])('has the names that %s uses', (_system, osRelease, line) => {
    expect(installArguments(namesFor(WANTED, osRelease)).join(' ')).toBe(line);
  });
});
