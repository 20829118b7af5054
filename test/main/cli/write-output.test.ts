import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOutput } from '../../../src-main/cli/write-output.ts';
import { temporaryFolder } from '../../fakes/temporary-folder.ts';

describe('writeOutput', () => {
  it('makes the folders that are not there yet', async () => {
    const path = join(temporaryFolder(), 'samples/of/today/a.wav');
    await writeOutput(path, 'sound');
    await writeOutput(path, 'other sound');
    expect(readFileSync(path, 'utf8')).toBe('other sound');
  });

  it('says which place takes no file', async () => {
    const file = join(temporaryFolder(), 'samples');
    writeFileSync(file, 'not a folder');
    const path = join(file, 'a.wav');
    await expect(writeOutput(path, 'sound')).rejects.toMatchObject({
      failure: { code: 'disk-denied', path },
    });
  });
});
